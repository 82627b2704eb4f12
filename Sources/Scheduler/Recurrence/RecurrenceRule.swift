package import Domain

/// How something repeats: an RRULE of RFC 5545 3.3.10 in whole days or more.
package struct RecurrenceRule: Hashable, Sendable {
    package enum Frequency: String, CaseIterable, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    package enum End: Hashable, Sendable {
        case never
        /// After so many occurrences, at least 1, counted from the start.
        case count(Int)
        /// On this day at the latest.
        case through(CivilDate)
        /// At this wall time at the latest.
        case until(WallTime)
        /// At this instant at the latest.
        case untilInstant(Instant)
    }

    /// `TU`, or with an ordinal `1MO` or `-1FR`: the first or the last of the
    /// month or year.
    package struct Day: Hashable, Sendable {
        /// -53 … 53; 0 means every such weekday.
        package var ordinal: Int
        package var weekday: Weekday

        package init(_ weekday: Weekday, ordinal: Int = 0) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    package var frequency: Frequency
    /// Every so many days, weeks, months or years, at least 1.
    package var interval = 1
    package var end = End.never
    package var weekStart = Weekday.monday

    // The BY parts, each empty when it isn't there; numbers below zero count
    // from the end.

    /// 1 … 12.
    package var months: [Int] = []
    /// ±1 … 53, only yearly.
    package var weekNumbers: [Int] = []
    /// ±1 … 366, only yearly.
    package var yearDays: [Int] = []
    /// ±1 … 31, not weekly.
    package var monthDays: [Int] = []
    /// With ordinals only monthly, or yearly without week numbers.
    package var days: [Day] = []
    package var hours: [Int] = []
    package var minutes: [Int] = []
    package var seconds: [Int] = []
    /// ±1 … 366: which of an interval's occurrences remain.
    package var positions: [Int] = []

    /// The largest interval: beyond, no calendar has a second occurrence.
    package static let intervals = 1...10_000_000

    package init(_ frequency: Frequency) { self.frequency = frequency }

    /// - Throws: when there is no weekday, or the interval or the count is out
    ///   of its range.
    package static func weekly(
        on weekdays: Set<Weekday>, interval: Int = 1, end: End
    ) throws(SchedulerError) -> RecurrenceRule {
        guard !weekdays.isEmpty else {
            throw SchedulerError(.invalidRule, "A weekly rule has no weekday; choose at least one.")
        }
        guard intervals.contains(interval) else {
            throw SchedulerError(.invalidRule, "The interval is \(interval) weeks; it must be 1 to 10000000.")
        }
        if case .count(let count) = end, count < 1 {
            throw SchedulerError(.invalidRule, "The count is \(count); it must be at least 1.")
        }
        var rule = RecurrenceRule(.weekly)
        rule.interval = interval
        rule.end = end
        rule.days = weekdays.sorted().map { Day($0) }
        return rule
    }
}

extension Weekday {
    /// Two letters, as in RFC 5545.
    package var code: String {
        switch self {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }

    init?(code: some StringProtocol) {
        guard let day = Weekday.allCases.first(where: { $0.code == code }) else { return nil }
        self = day
    }
}
