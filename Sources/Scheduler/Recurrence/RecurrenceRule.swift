package import Domain

/// How something repeats: the part of RFC 5545's RRULE that plans use.
///
/// Weeks begin on Monday (WKST=MO), which matters when `interval` is above 1.
package struct RecurrenceRule: Hashable, Sendable {
    package enum Frequency: Hashable, Sendable {
        /// On each of the weekdays, of which there is at least one.
        case weekly(on: Set<Weekday>)
    }

    package enum End: Hashable, Sendable {
        /// After so many occurrences, at least 1, counted from the start.
        case count(Int)
        /// On this day at the latest.
        case through(CivilDate)
    }

    package let frequency: Frequency
    /// Every so many weeks, at least 1.
    package let interval: Int
    package let end: End

    /// - Throws: when there is no weekday, or `interval` or the count is
    ///   below 1.
    package init(_ frequency: Frequency, interval: Int = 1, end: End) throws(SchedulerError) {
        if case .weekly(let weekdays) = frequency, weekdays.isEmpty {
            throw SchedulerError(.invalidRule, "A weekly rule has no weekday; choose at least one.")
        }
        guard (1...1000).contains(interval) else {
            throw SchedulerError(.invalidRule, "The interval is \(interval) weeks; it must be 1 to 1000.")
        }
        if case .count(let count) = end, count < 1 {
            throw SchedulerError(.invalidRule, "The count is \(count); it must be at least 1.")
        }
        self.frequency = frequency
        self.interval = interval
        self.end = end
    }
}
