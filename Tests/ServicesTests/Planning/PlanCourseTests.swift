import Domain
import Services
import Store
import Testing

@Suite("PlanService along a plan's way")
struct PlanCourseTests {
    static let wish = Wish(
        timesAWeek: 2, minutes: 45, restDays: 1, possible: House.weekdays(from: 480, to: 720),
        preferred: [DayInterval(.tuesday, from: 600, to: 660), DayInterval(.friday, from: 600, to: 660)])

    @Test(
        "A wish becomes sessions for the plan's whole period, with a test every four weeks", arguments: Engine.allCases)
    func materialise(engine: Engine) async throws {
        try await House.with(engine) { house in
            var wish = Self.wish
            wish.checkpointWeeks = 4
            let (plan, sessions) = try await house.wished(wish, for: house.citizen, weeks: 12)
            let training = sessions.filter { $0.kind == .training }
            #expect(training.count == 24 && training.allSatisfy { $0.minutes == 45 && $0.time.description == "10:00" })
            #expect(plan.weekdays == [.tuesday, .friday])
            let tests = sessions.filter { $0.kind == .checkpoint }
            #expect(tests.map(\.date.description) == ["2026-10-27", "2026-11-24", "2026-12-22"])
            #expect(tests.allSatisfy { $0.time.description == "10:45" })
            #expect(try await house.services.plans.wishes(of: plan.id, for: house.therapist).map(\.wish) == [wish])
        }
    }

    @Test(
        "On a closing day a plan skips, moves or keeps",
        arguments: [
            (Wish.Closing.skip, ["2026-10-09"]), (.move, ["2026-10-07", "2026-10-09"]),
            (.keep, ["2026-10-06", "2026-10-09"]),
        ])
    func closing(rule: Wish.Closing, expected: [String]) async throws {
        try await House.with { house in
            let planner = try await house.planner()
            let day = ClosingDay(unit: house.north.id, date: House.monday.adding(days: 1), name: "Personaledag")
            try await house.services.planning.close(day, by: planner)
            var wish = Self.wish
            (wish.closing, wish.restDays) = (rule, 0)
            let (_, sessions) = try await house.wished(wish, for: house.citizen, weeks: 1)
            #expect(sessions.map(\.date.description) == expected)
        }
    }

    @Test("The holidays of the unit's country count as closed, and a week shows their names")
    func holidays() async throws {
        try await House.with { house in
            let planner = try await house.planner()
            try await house.services.planning.save(
                UnitPlanning(unit: house.north.id, country: .denmark, customs: ["christmasEve"]), by: planner)
            var wish = Self.wish
            (wish.timesAWeek, wish.preferred, wish.restDays) = (5, [], 0)
            let (_, sessions) = try await house.wished(wish, for: house.citizen, weeks: 12)
            let christmas = sessions.filter { $0.date.description.hasPrefix("2026-12-2") }
            #expect(
                christmas.map { $0.date.day } == [21, 22, 23])
            house.clock.advance(days: 60)
            let board = try await house.services.planning.board(
                house.north.id, week: try #require(CivilDate("2026-12-21")), for: planner)
            #expect(board.days.map { $0.closed != nil } == [false, false, false, true, true, true, false])
        }
    }

    @Test("A stay in hospital calls sessions off and makes up for them at the end", arguments: Engine.allCases)
    func pause(engine: Engine) async throws {
        try await House.with(engine) { house in
            let plans = house.services.plans
            let (plan, sessions) = try await house.wished(Self.wish, for: house.citizen)
            let from = House.monday.adding(days: 7)
            #expect(
                try await code {
                    try await plans.pause(
                        plan.id, from: from, through: nil, reason: .away, extends: true, by: house.stranger)
                } == .notFound)
            let off = try await plans.pause(
                plan.id, from: from, through: nil, reason: .away, extends: true, by: house.therapist)
            #expect(off == 6)
            #expect(
                try await code {
                    try await plans.pause(
                        plan.id, from: from, through: nil, reason: .away, extends: true, by: house.therapist)
                } == .conflict)
            // Two weeks later it goes on.
            let back = try await plans.resume(plan.id, on: from.adding(days: 14), by: house.therapist)
            #expect(back == 2)
            let after = try await plans.summaries(of: house.citizen.id).map(\.session)
            let open = after.filter { $0.cancelledAt == nil }
            #expect(open.count == sessions.count)
            #expect(after.filter { $0.cancelReason == .paused }.count == 4)
            #expect(
                open.suffix(4).map(\.date.description) == ["2026-11-03", "2026-11-06", "2026-11-10", "2026-11-13"])
            let extended = try await plans.plan(plan.id, for: house.therapist)
            #expect(extended.lastDay.description == "2026-11-13")
            #expect(try await plans.pauses(of: plan.id, for: house.therapist).first?.through == from.adding(days: 13))
        }
    }

    @Test("Resuming early gives sessions back and shortens the extension")
    func resumeEarly() async throws {
        try await House.with { house in
            let plans = house.services.plans
            let (plan, sessions) = try await house.wished(Self.wish, for: house.citizen)
            let from = House.monday.adding(days: 7)
            try await plans.pause(
                plan.id, from: from, through: from.adding(days: 13), reason: .holiday, extends: true,
                by: house.therapist)
            #expect(try await plans.plan(plan.id, for: house.therapist).lastDay.description == "2026-11-13")
            #expect(try await plans.resume(plan.id, on: from.adding(days: 7), by: house.therapist) == 2)
            let open = try await plans.summaries(of: house.citizen.id).map(\.session).filter { $0.cancelledAt == nil }
            #expect(open.count == sessions.count && open.last?.date.description == "2026-11-06")
        }
    }

    @Test("A plan changes its frequency from a day on; what was trained stays", arguments: Engine.allCases)
    func change(engine: Engine) async throws {
        try await House.with(engine) { house in
            let plans = house.services.plans
            let (plan, _) = try await house.wished(Self.wish, for: house.citizen)
            var wish = Self.wish
            (wish.timesAWeek, wish.minutes, wish.preferred) = (3, 30, [])
            let changed = try await plans.change(
                plan.id, to: wish, from: House.monday.adding(days: 14), by: house.therapist)
            #expect(changed.weekdays == [.monday, .wednesday, .friday])
            let after = try await plans.summaries(of: house.citizen.id).map(\.session)
            let open = after.filter { $0.cancelledAt == nil }
            #expect(open.map(\.minutes) == [45, 45, 45, 45, 30, 30, 30, 30, 30, 30])
            #expect(after.filter { $0.cancelReason == .changed }.count == 4)
            #expect(open.last?.date == changed.lastDay.adding(days: -2))
            wish.restDays = 3
            #expect(
                try await code {
                    try await plans.change(plan.id, to: wish, from: House.monday, by: house.therapist)
                } == .invalid)
        }
    }

    @Test("A plan that changes while it rests goes on as it was changed, once")
    func changeDuringPause() async throws {
        try await House.with { house in
            let plans = house.services.plans
            let (plan, _) = try await house.wished(Self.wish, for: house.citizen)
            let from = House.monday.adding(days: 7)
            try await plans.pause(
                plan.id, from: from, through: nil, reason: .away, extends: false, by: house.therapist)
            var wish = Self.wish
            (wish.timesAWeek, wish.preferred) = (1, [])
            try await plans.change(plan.id, to: wish, from: from, by: house.therapist)
            #expect(try await plans.resume(plan.id, on: from.adding(days: 7), by: house.therapist) == 2)
            let open = try await plans.summaries(of: house.citizen.id).map(\.session).filter { $0.cancelledAt == nil }
            #expect(open.map(\.date.description) == ["2026-10-06", "2026-10-09", "2026-10-19", "2026-10-26"])
        }
    }

    @Test("A plan of weekdays has its tests too, if it is to")
    func usualTests() async throws {
        try await House.with { house in
            var draft = house.draft(try await house.programme(of: try await house.exercise()).id, weeks: 12)
            draft.checkpointWeeks = PlanService.usualCheckpointWeeks
            try await house.services.plans.prescribe(draft, by: house.therapist)
            let sessions = try await house.services.plans.summaries(of: house.citizen.id).map(\.session)
            #expect(sessions.count { $0.kind == .training } == 24)
            #expect(
                sessions.filter { $0.kind == .checkpoint }.map(\.date.description)
                    == ["2026-10-23", "2026-11-20", "2026-12-18"])
        }
    }

    @Test("A test is no film; whoever made it notes what it gave")
    func tests() async throws {
        try await House.with { house in
            var wish = Self.wish
            wish.checkpointWeeks = 1
            let (_, sessions) = try await house.wished(wish, for: house.citizen, weeks: 1)
            let test = try #require(sessions.first { $0.kind == .checkpoint })
            let tablet = try await house.tablet()
            #expect(
                try await code { try await house.services.plans.record(test: test.id, note: "", by: house.therapist) }
                    == .conflict)
            house.clock.advance(days: 5)
            let today = try await house.services.playback.today(for: tablet.device)
            #expect(today.sessions.count == 1 && !today.sessions.contains { $0.id == test.id })
            #expect(today.tests.map(\.id) == [test.id] && today.tests.map(\.state) == [.planned])
            try await house.services.plans.record(test: test.id, note: " 11 ", by: house.therapist)
            let result = try await house.database.read { try $0.summary(of: test.id)?.result }
            #expect(result?.completion == .done && result?.comment == "11")
            #expect(try await house.services.playback.today(for: tablet.device).tests.map(\.state) == [.done])
            house.clock.advance(days: 1)
            #expect(try await house.services.playback.today(for: tablet.device).tests.isEmpty)
        }
    }
}
