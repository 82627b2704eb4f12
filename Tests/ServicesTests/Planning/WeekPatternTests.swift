import Domain
import Testing

@testable import Services

@Suite("WeekPattern")
struct WeekPatternTests {
    static let cases: [(wish: Wish, days: [Weekday]?)] = [
        (
            Wish(timesAWeek: 2, minutes: 30, restDays: 1, possible: House.weekdays(from: 480, to: 720)),
            [.monday, .thursday]
        ),
        (
            Wish(timesAWeek: 3, minutes: 30, restDays: 1, possible: House.weekdays(from: 480, to: 720)),
            [.monday, .wednesday, .friday]
        ),
        (
            Wish(
                timesAWeek: 2, minutes: 30, restDays: 1, possible: House.weekdays(from: 480, to: 720),
                preferred: [DayInterval(.tuesday, from: 600, to: 660), DayInterval(.friday, from: 600, to: 660)]),
            [.tuesday, .friday]
        ),
        (Wish(timesAWeek: 3, minutes: 30, restDays: 2, possible: House.weekdays(from: 480, to: 720)), nil),
        (Wish(timesAWeek: 1, minutes: 30, possible: [DayInterval(.sunday, from: 0, to: 20)]), nil),
    ]

    @Test("Days have the rest between them, are preferred ones, and spread", arguments: cases)
    func days(wish: Wish, days: [Weekday]?) throws {
        #expect(WeekPattern(wish).map { $0.weekdays.sorted() } == days)
    }

    @Test("A day starts at its preferred time, or else at its first possible one")
    func times() throws {
        let wish = Wish(
            timesAWeek: 2, minutes: 45, possible: House.weekdays(from: 480, to: 720),
            preferred: [DayInterval(.tuesday, from: 600, to: 645), DayInterval(.monday, from: 600, to: 630)])
        let pattern = try #require(WeekPattern(wish))
        #expect(pattern.times[.tuesday]?.description == "10:00")
        #expect(pattern.times.filter { $0.key != .tuesday }.values.allSatisfy { $0.description == "08:00" })
    }
}
