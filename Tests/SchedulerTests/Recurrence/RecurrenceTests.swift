import Domain
import Testing

@testable import Scheduler

@Suite struct RecurrenceTests {
    static func dates(
        from start: String, _ weekdays: Set<Weekday>, interval: Int = 1, _ end: RecurrenceRule.End
    ) throws -> [String] {
        let recurrence = Recurrence(
            start: try #require(CivilDate(start)), time: try #require(MinuteOfDay("10:00")), zone: .utc,
            rule: try RecurrenceRule.weekly(on: weekdays, interval: interval, end: end))
        return recurrence.map(\.date.description)
    }

    @Test("Days come in order, from the start on")
    func order() throws {
        // 2026-01-08 is a Thursday: the Tuesday of its week is past.
        #expect(
            try Self.dates(from: "2026-01-08", [.tuesday, .friday], .count(4))
                == ["2026-01-09", "2026-01-13", "2026-01-16", "2026-01-20"])
    }

    @Test("A start that the rule hits is the first occurrence")
    func startCounts() throws {
        #expect(try Self.dates(from: "2026-01-06", [.tuesday], .count(2)) == ["2026-01-06", "2026-01-13"])
    }

    @Test("An interval counts weeks that begin on Monday")
    func interval() throws {
        // The week of Sunday 2026-01-04 ends with it, so Monday of the next
        // but one week follows.
        #expect(
            try Self.dates(from: "2026-01-04", [.monday, .sunday], interval: 2, .count(3))
                == ["2026-01-04", "2026-01-12", "2026-01-18"])
    }

    @Test("A last day is included, and one before the start leaves nothing")
    func through() throws {
        let last = try #require(CivilDate("2026-01-13"))
        #expect(try Self.dates(from: "2026-01-06", [.tuesday], .through(last)) == ["2026-01-06", "2026-01-13"])
        #expect(try Self.dates(from: "2026-01-14", [.tuesday], .through(last)) == [])
    }

    @Test(
        "The wall time stays when the clocks change",
        arguments: [
            // Spring: 02:00 becomes 03:00 on Sunday 29 March.
            ("Europe/Copenhagen", "2026-03-22", "10:00", ["2026-03-22T09:00:00.000Z", "2026-03-29T08:00:00.000Z"]),
            ("Europe/Copenhagen", "2026-03-22", "02:30", ["2026-03-22T01:30:00.000Z", "2026-03-29T01:30:00.000Z"]),
            ("Europe/Copenhagen", "2026-03-22", "03:00", ["2026-03-22T02:00:00.000Z", "2026-03-29T01:00:00.000Z"]),
            // Autumn: 03:00 becomes 02:00 on Sunday 25 October; 02:30 is twice.
            ("Europe/Copenhagen", "2026-10-18", "02:30", ["2026-10-18T00:30:00.000Z", "2026-10-25T00:30:00.000Z"]),
            ("Europe/Copenhagen", "2026-10-25", "10:00", ["2026-10-25T09:00:00.000Z", "2026-11-01T09:00:00.000Z"]),
            // Half an hour on Lord Howe Island; midnight in Beirut.
            ("Australia/Lord_Howe", "2026-10-04", "02:15", ["2026-10-03T15:45:00.000Z", "2026-10-10T15:15:00.000Z"]),
            ("Asia/Beirut", "2026-03-22", "00:30", ["2026-03-21T22:30:00.000Z", "2026-03-28T22:30:00.000Z"]),
            ("UTC", "2026-03-22", "02:30", ["2026-03-22T02:30:00.000Z", "2026-03-29T02:30:00.000Z"]),
        ])
    func clockChanges(zone: String, start: String, time: String, expected: [String]) throws {
        let recurrence = Recurrence(
            start: try #require(CivilDate(start)), time: try #require(MinuteOfDay(time)),
            zone: try #require(Zone(zone)), rule: try RecurrenceRule.weekly(on: [.sunday], end: .count(2)))
        #expect(recurrence.map(\.instant.rfc3339) == expected)
        #expect(recurrence.allSatisfy { $0.time.description == time })
    }

    @Test(
        "A rule that says nothing is refused",
        arguments: [
            ([], 1, 1, "A weekly rule has no weekday; choose at least one."),
            ([.monday], 0, 1, "The interval is 0 weeks; it must be 1 to 10000000."),
            ([.monday], 1, 0, "The count is 0; it must be at least 1."),
        ] as [(Set<Weekday>, Int, Int, String)])
    func badRules(weekdays: Set<Weekday>, interval: Int, count: Int, message: String) {
        let error = #expect(throws: SchedulerError.self) {
            try RecurrenceRule.weekly(on: weekdays, interval: interval, end: .count(count))
        }
        #expect(error?.message == message)
    }
}
