import Domain
import Testing

@testable import Scheduler

/// A rule, zone and start that chance made.
struct RecurrenceSample: Encodable {
    var start: String
    var zone: String
    /// Lines of RRULE, RDATE and EXDATE.
    var rule: String
    var from: String
    var to: String

    /// Zones with changes at odd hours, by odd amounts, over a whole day, or
    /// with a daylight saving time in winter.
    static let zones = [
        "Europe/Copenhagen", "Europe/Stockholm", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow",
        "America/New_York", "America/Sao_Paulo", "America/Nuuk", "America/St_Johns", "America/Caracas",
        "America/Havana", "America/Asuncion", "Australia/Lord_Howe", "Australia/Sydney", "Asia/Beirut",
        "Asia/Gaza", "Asia/Kathmandu", "Asia/Tehran", "Asia/Manila", "Africa/Cairo", "Africa/Casablanca",
        "Antarctica/Troll", "Pacific/Apia", "Pacific/Kwajalein", "Pacific/Chatham", "Atlantic/Azores", "EST5EDT", "UTC",
    ]

    init(using generator: inout some RandomNumberGenerator) {
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func list(_ range: ClosedRange<Int>, signed: Bool = false, most: Int = 4) -> String {
            (0..<number(1...most)).map { _ in "\(number(range) * (signed && chance(40) ? -1 : 1))" }
                .joined(separator: ",")
        }
        let frequency = ["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"][number(0...5)]
        // Most days lie where clocks change twice a year, some before 1900.
        let day = CivilDate(dayNumber: chance(85) ? number(0...40_000) : number(-30_000...80_000))
        // Half of the times are in the night, when the clocks change.
        let start = WallTime(seconds: Int64(day.dayNumber * 86_400 + number(0...(chance(50) ? 240 : 1439)) * 60))
        let span =
            switch frequency {
            case "DAILY": number(1...700)
            case "WEEKLY": number(1...1500)
            case "MONTHLY": number(1...5000)
            default: number(1...9000)
            }

        var parts = ["FREQ=\(frequency)"]
        if chance(50) { parts.append("INTERVAL=\(number(1...(frequency == "DAILY" ? 40 : 5)))") }
        if chance(40) { parts.append("WKST=\(Weekday.allCases[number(0...6)].code)") }
        let before = parts.count
        if chance(30) { parts.append("BYMONTH=\(list(1...12, most: 6))") }
        let isYearly = frequency == "YEARLY"
        // dateutil is wrong about weeks 52, 53, -52 and -53 around New Year.
        let hasWeeks = isYearly && chance(25)
        if hasWeeks { parts.append("BYWEEKNO=\(list(1...51, signed: true, most: 8))") }
        if isYearly, chance(20) { parts.append("BYYEARDAY=\(list(1...366, signed: true, most: 20))") }
        if frequency != "WEEKLY", chance(30) { parts.append("BYMONTHDAY=\(list(1...31, signed: true, most: 6))") }
        if chance(50) {
            // dateutil lets a day pass only if both a plain weekday and one
            // with an ordinal take it; RFC 5545 means either.
            let hasOrdinals = (frequency == "MONTHLY" || isYearly) && !hasWeeks && chance(60)
            let most = isYearly && !parts.contains { $0.hasPrefix("BYMONTH=") } ? 53 : 5
            let days = (0..<number(1...4)).map { _ in
                let code = Weekday.allCases[number(0...6)].code
                guard hasOrdinals else { return code }
                return "\(number(1...(chance(50) ? most : 5)) * (chance(40) ? -1 : 1))\(code)"
            }
            parts.append("BYDAY=\(days.joined(separator: ","))")
        }
        if chance(25) { parts.append("BYHOUR=\(list(0...(chance(50) ? 3 : 23), most: 3))") }
        if chance(15) { parts.append("BYMINUTE=\(list(0...59, most: 3))") }
        if chance(5) { parts.append("BYSECOND=\(list(0...59, most: 2))") }
        if parts.count > before, chance(30) {
            parts.append("BYSETPOS=\(list(1...(chance(70) ? 4 : 40), signed: true, most: 3))")
        }
        let until = WallTime(seconds: start.seconds + Int64(number(-5...span) * 86_400))
        switch number(0...5) {
        case 0, 1: parts.append("COUNT=\(number(1...80))")
        case 2: parts.append("UNTIL=\(until.basic)")
        case 3: parts.append("UNTIL=\(until.basic.prefix(8))")
        case 4: parts.append("UNTIL=\(until.basic)Z")
        default: break
        }
        var lines = ["RRULE:" + parts.shuffled(using: &generator).joined(separator: ";")]
        for name in ["RDATE", "EXDATE"] where chance(15) {
            let times = (0..<number(1...4)).map { _ in
                WallTime(seconds: start.seconds + Int64(number(0...60) * 86_400 + (chance(20) ? 3600 : 0))).basic
            }
            lines.append("\(name):\(times.joined(separator: ","))")
        }
        self.start = start.description
        zone = Self.zones[number(0...Self.zones.count - 1)]
        rule = lines.joined(separator: "\n")
        let from = chance(50) ? -400 : number(0...span / 2)
        self.from = WallTime(seconds: start.seconds + Int64(from * 86_400 + number(-5...5) * 1800)).description
        to = WallTime(seconds: start.seconds + Int64(span * 86_400 + number(-5...5) * 1800)).description
    }

    func occurrences() throws -> Recurrence.Window {
        let zone = try #require(Zone(zone))
        let recurrence = try Recurrence(start: try #require(WallTime(start)), zone: zone, text: rule)
        return recurrence.occurrences(
            from: zone.instant(try #require(WallTime(from))), to: zone.instant(try #require(WallTime(to))))
    }
}
