import Domain
import Testing

@testable import Scheduler

@Suite struct PlanTests {
    let monday = CivilDate(year: 2026, month: 1, day: 5)

    func plan(
        start: CivilDate?, weeks: Int = 12, weekdays: Set<Weekday> = [.tuesday, .friday],
        zone: String = "Europe/Copenhagen", endedOn: CivilDate? = nil
    ) throws -> Plan {
        let now = Instant(milliseconds: 0)
        return Plan(
            id: .new(at: now), citizen: .new(at: now), programme: .new(at: now), mode: .assisted,
            goal: "Gå til købmanden",
            start: try #require(start), weeks: weeks, weekdays: weekdays, time: try #require(MinuteOfDay("10:00")),
            zone: zone, endedOn: endedOn)
    }

    @Test("Twelve weeks of two days are 24 sessions, whatever day the plan starts on", arguments: 0..<7)
    func count(day: Int) throws {
        let plan = try plan(start: monday?.adding(days: day))
        let sessions = Array(try Recurrence(plan))
        #expect(sessions.count == 24)
        #expect(sessions.allSatisfy { plan.start <= $0.date && $0.date <= plan.lastDay })
        for weekday in plan.weekdays {
            #expect(sessions.filter { $0.date.weekday == weekday }.count == 12)
        }
    }

    @Test("Days of week 1 before the start are made up for at the end")
    func madeUp() throws {
        // Wednesday: the Tuesday before it moves behind the last Friday.
        let sessions = Array(try Recurrence(try plan(start: monday?.adding(days: 2), weeks: 2)))
        #expect(sessions.map(\.date.description) == ["2026-01-09", "2026-01-13", "2026-01-16", "2026-01-20"])
    }

    @Test("A plan that was stopped has the sessions up to that day")
    func stopped() throws {
        let ended = monday?.adding(days: 8)
        let sessions = Array(try Recurrence(try plan(start: monday, endedOn: ended)))
        #expect(sessions.map(\.date.description) == ["2026-01-06", "2026-01-09", "2026-01-13"])
        let late = Array(try Recurrence(try plan(start: monday, endedOn: monday?.adding(days: 900))))
        #expect(late.count == 24)
        let never = Array(try Recurrence(try plan(start: monday, endedOn: monday?.adding(days: -1))))
        #expect(never.isEmpty)
    }

    @Test("A plan that makes no rule is refused")
    func refused() throws {
        let nowhere = try plan(start: monday, zone: "Europe/Kobenhavn")
        let unknown = #expect(throws: SchedulerError.self) { try Recurrence(nowhere) }
        #expect(unknown?.code == .unknownZone)
        #expect(unknown?.message.contains("Europe/Kobenhavn") == true)
        let endless = try plan(start: monday, weeks: .max)
        #expect(throws: SchedulerError.self) { try Recurrence(endless) }
        let empty = try plan(start: monday, weekdays: [])
        #expect(throws: SchedulerError.self) { try Recurrence(empty) }
    }

    @Test("A good plan has no problems, also one that began last month or begins next year")
    func good() throws {
        let today = try #require(monday)
        for days in [-366, -30, 0, 366] {
            #expect(try plan(start: today.adding(days: days)).problems(today: today) == [])
        }
    }

    @Test(
        "Each problem names its field and value",
        arguments: [
            (-367, 12, [.friday], "Europe/Copenhagen", .start, "2025-01-03"),
            (367, 12, [.friday], "Europe/Copenhagen", .start, "2027-01-07"),
            (0, 0, [.friday], "Europe/Copenhagen", .weeks, "0 weeks"),
            (0, 53, [.friday], "Europe/Copenhagen", .weeks, "53 weeks"),
            (0, 12, [], "Europe/Copenhagen", .weekdays, "no weekday"),
            (0, 12, [.friday], "Mars/Olympus", .zone, "'Mars/Olympus'"),
        ] as [(Int, Int, Set<Weekday>, String, PlanProblem.Field, String)])
    func problem(
        days: Int, weeks: Int, weekdays: Set<Weekday>, zone: String, field: PlanProblem.Field, part: String
    ) throws {
        let today = try #require(monday)
        let plan = try plan(start: today.adding(days: days), weeks: weeks, weekdays: weekdays, zone: zone)
        let problems = plan.problems(today: today)
        #expect(problems.map(\.field) == [field])
        #expect(problems.first?.message.contains(part) == true)
    }

    @Test("All problems are told at once")
    func together() throws {
        let today = try #require(monday)
        let plan = try plan(start: today.adding(days: 4000), weeks: 0, weekdays: [], zone: "")
        #expect(plan.problems(today: today).map(\.field) == [.start, .weeks, .weekdays, .zone])
    }
}
