import ArgumentParser
import Domain
import Foundation
import Scheduler

/// `trin recurrence`: a rule in, its instants out.
struct RecurrenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recurrence",
        abstract: "Print the instants of a recurrence rule.",
        discussion: """
            The rule is an RRULE of RFC 5545 with FREQ from DAILY to YEARLY; RDATE and EXDATE may follow on lines of \
            their own. X-TIMES=3;X-REST=1 in a weekly rule means three times a week with a rest day between. A start \
            that the rule does not hit is no occurrence. A wall time that a clock change skips moves forward by the \
            gap; of one that exists twice the first is meant.

            --batch reads JSON lines {"start", "zone", "rule", "from", "to"} and answers each with {"instants": […]} \
            or {"error": "…"}. Exit codes: 0 done, 64 the command is wrong, 65 a value cannot be read, 66 a file \
            cannot be opened.
            """)

    @Option(help: "The first wall time, such as 2026-01-06T10:00.")
    var start: String?

    @Option(help: "The IANA name of the zone, such as Europe/Copenhagen.")
    var zone: String?

    @Option(help: "The rule, such as \"FREQ=WEEKLY;BYDAY=TU,FR;COUNT=5\".")
    var rule: String?

    @Option(help: "Print from this wall time on.")
    var from: String?

    @Option(help: "Print what lies before this wall time.")
    var to: String?

    @Option(help: "A file of JSON lines to answer; - is standard input.")
    var batch: String?

    func validate() throws {
        let single = [start, zone, rule, from, to]
        if batch != nil {
            guard single.allSatisfy({ $0 == nil }) else {
                throw ValidationError("--batch reads starts, zones and rules from its file; give nothing else.")
            }
        } else if start == nil || zone == nil || rule == nil {
            throw ValidationError("Give --start, --zone and --rule, or a file with --batch.")
        }
    }

    func run() throws {
        if let batch { return try RecurrenceBatch.answer(batch) }
        guard let start, let zone, let rule else { return }
        do throws(SchedulerError) {
            let query = try RecurrenceQuery(start: start, zone: zone, rule: rule, from: from, to: to)
            var output: [UInt8] = []
            for occurrence in query.occurrences {
                occurrence.instant.append(to: &output, in: query.recurrence.zone)
                output.append(UInt8(ascii: "\n"))
                if output.count > 1 << 16 {
                    FileHandle.standardOutput.write(Data(output))
                    output.removeAll(keepingCapacity: true)
                }
            }
            FileHandle.standardOutput.write(Data(output))
        } catch {
            throw complain(error.message, code: 65)
        }
    }
}
