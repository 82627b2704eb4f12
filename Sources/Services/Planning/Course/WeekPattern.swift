import Domain

/// The weekdays and times that a wish has before its week is planned.
struct WeekPattern: Hashable, Sendable {
    let times: [Weekday: MinuteOfDay]

    var weekdays: Set<Weekday> { Set(times.keys) }

    /// When the earliest of them starts.
    var time: MinuteOfDay { times.values.min() ?? .midnight }

    /// As many days as are wished for, with the rest days between them, on
    /// preferred days and spread over the week where possible; nil when the
    /// possible times have no such days.
    init?(_ wish: Wish) {
        let starts = Self.starts(wish)
        let candidates = (0..<1 << 7).map { mask in Weekday.allCases.filter { mask >> ($0.rawValue - 1) & 1 == 1 } }
            .filter { days in
                days.count == wish.timesAWeek && days.allSatisfy { starts[$0] != nil }
                    && Self.gap(days, around: false) > wish.restDays
            }
        let preferred = Set(wish.preferred.map(\.weekday))
        func rank(_ days: [Weekday]) -> [Int] {
            let around = Self.gap(days, around: true)
            return [
                around > wish.restDays ? 1 : 0, days.count(where: preferred.contains), around,
                -(days.first?.rawValue ?? 0),
            ]
        }
        guard let best = candidates.max(by: { rank($0).lexicographicallyPrecedes(rank($1)) }) else { return nil }
        times = Dictionary(
            best.compactMap { day in starts[day].map { (day, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Each weekday's first preferred start, or else its first possible one.
    private static func starts(_ wish: Wish) -> [Weekday: MinuteOfDay] {
        func first(_ intervals: [DayInterval], on day: Weekday) -> MinuteOfDay? {
            intervals.filter { $0.weekday == day && $0.isValid && $0.to - $0.from >= wish.minutes }.map(\.from).min()
                .flatMap { MinuteOfDay($0) }
        }
        return Dictionary(
            Weekday.allCases.compactMap { day in
                guard let possible = first(wish.possible, on: day) else { return nil }
                return (day, first(wish.preferred, on: day) ?? possible)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The fewest days from one session to the next.
    /// - Parameter around: also from the last to the first of the next week.
    private static func gap(_ days: [Weekday], around: Bool) -> Int {
        var gaps = zip(days, days.dropFirst()).map { $1.rawValue - $0.rawValue }
        if around, let first = days.first, let last = days.last { gaps.append(first.rawValue + 7 - last.rawValue) }
        return gaps.min() ?? 7
    }
}
