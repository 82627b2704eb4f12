import ArgumentParser
import Foundation
import Scheduler

/// `trin plan generate`: a made-up, realistic problem.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make up a realistic problem.",
        discussion: """
            Districts with homes and travel, shifts with breaks, part-timers, absences, wishes, tablets and groups. \
            A plan with a place for every session exists. The same options give the same bytes.
            """)

    @Option(help: "How many citizens.")
    var citizens: Int

    @Option(help: "How many members of staff.")
    var staff: Int

    @Option(help: "How many days, 1 to 28.")
    var days = 7

    @Flag(inversion: .prefixedNo, help: "Whether there are ways between homes.")
    var travel = true

    @Option(help: "How many tablets in the common pool; by default one for two members of staff.")
    var tablets: Int?

    @Option(help: "How many groups; by default one for fifty citizens.")
    var groups: Int?

    @Option(help: "On how many days, over all, a member of staff is absent; by default one in forty.")
    var absences: Int?

    @Option(help: "Percent of the sessions that stand already.")
    var fixed = 0

    @Option(help: "Percent of the sessions that were planned before.")
    var previous = 0

    @Option(help: "Percent of the shifts that sessions and ways are to take.")
    var load = 78

    @Option(help: "Another seed makes another problem.")
    var seed: UInt64 = 1

    @Option(name: .shortAndLong, help: "The file to write; standard output by default.")
    var output: String?

    func validate() throws {
        guard (0...100_000).contains(citizens) else { throw ValidationError("--citizens takes 0 to 100000.") }
        guard (1...10_000).contains(staff) else { throw ValidationError("--staff takes 1 to 10000.") }
        guard citizens * staff <= 100_000_000 else {
            throw ValidationError("So many citizens and staff are too many at once; ask for fewer.")
        }
        guard (1...28).contains(days) else { throw ValidationError("--days takes 1 to 28.") }
        let counts = [("tablets", tablets), ("groups", groups), ("absences", absences)]
        for (name, count) in counts where !(0...10_000).contains(count ?? 0) {
            throw ValidationError("--\(name) takes 0 to 10000.")
        }
        for (name, percent) in [("fixed", fixed), ("previous", previous), ("load", load)]
        where !(0...100).contains(percent) { throw ValidationError("--\(name) takes 0 to 100 percent.") }
    }

    func run() throws {
        var options = WeekGenerator.Options(citizens: citizens, staff: staff, days: days)
        options.travels = travel
        options.tablets = tablets ?? options.tablets
        options.groups = groups ?? options.groups
        options.absences = absences ?? options.absences
        options.fixed = fixed
        options.previous = previous
        options.load = load
        options.seed = seed
        let bytes = WeekGenerator(options).problem().json
        do throws(PlanFault) {
            guard let output else { return FileHandle.standardOutput.write(Data(bytes)) }
            try PlanFile.write(bytes, to: output)
        } catch {
            throw error.report()
        }
    }
}
