package import Domain

/// Weekdays that repeat every week with rest days between them, also from
/// one week to the next.
package struct WeekdayPattern: Hashable, Sendable {
    /// In the order of the week; at least one.
    package let weekdays: [Weekday]

    /// Days from each weekday to the next one, the last to the first of the
    /// next week; together 7.
    package var gaps: [Int] {
        weekdays.indices.map { index in
            index + 1 < weekdays.count
                ? weekdays[index + 1].rawValue - weekdays[index].rawValue
                : weekdays[0].rawValue + 7 - weekdays[index].rawValue
        }
    }

    /// Every pattern, the most even first, then the one that begins early in
    /// the week.
    ///
    /// - Parameters:
    ///   - times: 1 … 7.
    ///   - restDays: days without training between any two, 0 … 6.
    package static func all(times: Int, restDays: Int, among allowed: Set<Weekday>) -> [WeekdayPattern] {
        let patterns: [WeekdayPattern] = (1..<128).compactMap { mask in
            let days = Weekday.allCases.filter { mask & 1 << ($0.rawValue - 1) != 0 }
            guard days.count == times, days.allSatisfy(allowed.contains) else { return nil }
            let pattern = WeekdayPattern(weekdays: days)
            return pattern.gaps.allSatisfy { $0 > restDays } ? pattern : nil
        }
        func order(_ pattern: WeekdayPattern) -> [Int] {
            // The sum of squares is least where gaps are even.
            [pattern.gaps.reduce(0) { $0 + $1 * $1 }] + pattern.weekdays.map(\.rawValue)
        }
        return patterns.sorted { order($0).lexicographicallyPrecedes(order($1)) }
    }

    /// *n times a week with m rest days*; nil where no week has room for it.
    package static func best(
        times: Int, restDays: Int, among allowed: Set<Weekday> = Set(Weekday.allCases)
    ) -> WeekdayPattern? {
        all(times: times, restDays: restDays, among: allowed).first
    }
}
