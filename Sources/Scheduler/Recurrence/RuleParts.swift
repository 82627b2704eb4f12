import Domain

/// The parts of a rule's text, each once, with their values in upper case.
struct RuleParts {
    private var values: [String: String] = [:]

    private static let names: Set = [
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYYEARDAY", "BYWEEKNO",
        "BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND", "X-TIMES", "X-REST",
    ]

    init(_ text: Substring) throws(SchedulerError) {
        guard !text.isEmpty else {
            throw SchedulerError(.invalidRule, "FREQ: the rule is empty; begin with such as FREQ=WEEKLY.")
        }
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            guard let equals = part.firstIndex(of: "=") else {
                throw SchedulerError(
                    .invalidRule,
                    part.isEmpty
                        ? "The rule has an empty part; write NAME=VALUE between semicolons."
                        : "\(part): has no value; write NAME=VALUE between semicolons.")
            }
            let name = part[..<equals].uppercased()
            guard Self.names.contains(name) else {
                throw SchedulerError(.invalidRule, "\(name): is no part of a rule that is known here; leave it out.")
            }
            let value = part[part.index(after: equals)...].uppercased()
            guard !value.isEmpty else { throw SchedulerError(.invalidRule, "\(name): has no value.") }
            guard values.updateValue(value, forKey: name) == nil else {
                throw SchedulerError(.invalidRule, "\(name): is there twice; keep one.")
            }
        }
    }

    subscript(name: String) -> String? { values[name] }

    func number(_ name: String, in range: ClosedRange<Int>) throws(SchedulerError) -> Int? {
        guard let text = values[name] else { return nil }
        return try Self.number(text[...], of: name, in: range)
    }

    /// - Parameter signed: whether the same numbers below zero are good too.
    func numbers(
        _ name: String, in range: ClosedRange<Int>, signed: Bool = false
    ) throws(SchedulerError) -> [Int] {
        guard let text = values[name] else { return [] }
        var numbers: Set<Int> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            numbers.insert(try Self.number(item, of: name, in: range, signed: signed))
        }
        return numbers.sorted()
    }

    func weekday(_ name: String) throws(SchedulerError) -> Weekday? {
        guard let text = values[name] else { return nil }
        guard let weekday = Weekday(code: text) else { throw Self.noWeekday(text[...], of: name) }
        return weekday
    }

    /// The days of BYDAY, in the order of the week, ordinals last.
    func days() throws(SchedulerError) -> [RecurrenceRule.Day] {
        guard let text = values["BYDAY"] else { return [] }
        var days: Set<RecurrenceRule.Day> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let weekday = Weekday(code: item.suffix(2)) else { throw Self.noWeekday(item, of: "BYDAY") }
            var day = RecurrenceRule.Day(weekday)
            let ordinal = item.dropLast(2)
            if !ordinal.isEmpty { day.ordinal = try Self.number(ordinal, of: "BYDAY", in: 1...53, signed: true) }
            days.insert(day)
        }
        return days.sorted { ($0.ordinal, $0.weekday) < ($1.ordinal, $1.weekday) }
    }

    func end() throws(SchedulerError) -> RecurrenceRule.End {
        guard let text = values["UNTIL"] else {
            return try number("COUNT", in: 1...Int.max).map { .count($0) } ?? .never
        }
        guard values["COUNT"] == nil else {
            throw SchedulerError(.invalidRule, "COUNT: does not go with UNTIL; keep one of them.")
        }
        let isUTC = text.hasSuffix("Z")
        guard !text.contains(" "), let wall = WallTime(isUTC ? String(text.dropLast()) : text),
            text.contains("T") || !isUTC
        else {
            throw SchedulerError(
                .invalidRule,
                "UNTIL: '\(text)' is no time; write 20261231, 20261231T235959 or, in UTC, 20261231T225959Z.")
        }
        if isUTC { return .untilInstant(Instant(milliseconds: wall.seconds * 1000)) }
        return text.contains("T") ? .until(wall) : .through(wall.date)
    }

    private static func number(
        _ text: Substring, of name: String, in range: ClosedRange<Int>, signed: Bool = false
    ) throws(SchedulerError) -> Int {
        let digits = signed && (text.hasPrefix("-") || text.hasPrefix("+")) ? text.dropFirst() : text
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let size = Int(digits),
            range.contains(size)
        else {
            let upper = range.upperBound == .max ? "a larger whole number" : "\(range.upperBound)"
            let below = signed ? ", or -\(range.lowerBound) to -\(upper)" : ""
            throw SchedulerError(
                .invalidRule, "\(name): '\(text)' is out of range; write \(range.lowerBound) to \(upper)\(below).")
        }
        return text.hasPrefix("-") ? -size : size
    }

    private static func noWeekday(_ text: Substring, of name: String) -> SchedulerError {
        SchedulerError(.invalidRule, "\(name): '\(text)' is no weekday; write MO, TU, WE, TH, FR, SA or SU.")
    }
}
