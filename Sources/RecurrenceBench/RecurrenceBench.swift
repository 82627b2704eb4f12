import Domain
import Scheduler

/// Prints how many occurrences a second rules give, instants included.
@main
struct RecurrenceBench {
    static func main() throws {
        print("| rule | zone | million occurrences a second |")
        print("|---|---|---|")
        let zones = ["Europe/Copenhagen", "UTC", "Africa/Casablanca"]
        let rules = [
            ("weekly", "FREQ=WEEKLY"), ("weekly, two days", "FREQ=WEEKLY;BYDAY=TU,FR"), ("daily", "FREQ=DAILY"),
            ("monthly, last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("monthly, last working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), ("yearly", "FREQ=YEARLY"),
        ]
        for zone in zones.prefix(1) {
            for (name, rule) in rules { try measure(name, rule, zone) }
        }
        for zone in zones.dropFirst() { try measure("weekly, two days", rules[1].1, zone) }
    }

    /// The median of five rounds, each of the years to 9999 over and over.
    private static func measure(_ name: String, _ rule: String, _ zone: String) throws {
        let query = try RecurrenceQuery(start: "2026-01-06T10:00", zone: zone, rule: rule, to: "9999-12-31")
        var rates: [Double] = []
        var count = 0
        for _ in 0..<5 {
            let clock = ContinuousClock()
            let start = clock.now
            count = 0
            var sum: Int64 = 0
            repeat {
                for occurrence in query.occurrences {
                    count += 1
                    sum &+= occurrence.instant.milliseconds
                }
            } while clock.now - start < .milliseconds(300)
            // The sum keeps the compiler from leaving the work out.
            if sum == 42 { print("") }
            let (seconds, attoseconds) = (clock.now - start).components
            rates.append(Double(count) / (Double(seconds) + Double(attoseconds) / 1e18))
        }
        rates.sort()
        print("| \(name) | \(zone) | \(decimal(rates[2] / 1e6)) |")
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
