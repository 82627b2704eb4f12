import Domain
import Services
import Store
import Testing

@Suite("LevelService")
struct LevelServiceTests {
    @Test("A unit's weeks count what was due, done and lost, against its target", arguments: Engine.allCases)
    func weeks(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (plan, sessions) = try await house.prescribed(weeks: 6)
            let levels = house.services.levels
            house.clock.advance(days: 20)
            for session in sessions.prefix(3) {
                try await house.services.results.note(
                    ResultService.Draft(completion: .done, pain: 2), on: session.id, by: house.therapist)
            }
            try await levels.plan(sessions: 2, minutes: nil, in: house.north.id, by: house.therapist)
            let level = try await levels.level(of: house.north.id, weeks: 4, for: house.therapist)
            // From Friday 2 October on, Tuesdays and Fridays; today is
            // Wednesday 21 October.
            #expect(level.weeks.map(\.adherence.due) == [1, 2, 2, 1])
            #expect(level.weeks.map(\.trained) == [1, 2, 0, 0])
            #expect(level.weeks.map { $0.outcomes[.noStaff, default: 0] } == [0, 0, 2, 1])
            #expect(level.weeks.map { $0.outcomes[.planned, default: 0] } == [0, 0, 0, 1])
            #expect(level.weeks.map(\.level) == [nil, nil, nil, 0])
            #expect(level.weeks[1].minutes == 60 && level.weeks[1].pain.mean == 2)
            let ofPlan = try await levels.weeks(of: plan.id, for: house.therapist)
            #expect(ofPlan.map(\.adherence) == level.weeks.map(\.adherence))
            #expect(try await levels.levels(for: house.therapist).map(\.unit.name) == ["Nord", "Syd"])
            #expect(try await levels.levels(for: house.stranger).map(\.unit.name) == ["Syd"])
        }
    }

    @Test("What is paused or called off is not due")
    func calledOff() async throws {
        try await House.with { house in
            let (plan, sessions) = try await house.prescribed(weeks: 4)
            try await house.services.plans.cancel(sessions[0].id, by: house.therapist)
            _ = try await house.services.plans.pause(
                plan.id, from: sessions[1].date, through: sessions[2].date, reason: .away, extends: false,
                by: house.therapist)
            house.clock.advance(days: 12)
            let weeks = try await house.services.levels.weeks(of: plan.id, for: house.therapist)
            #expect(weeks.map(\.adherence.due) == [0, 0, 0])
            #expect(weeks.flatMap { $0.outcomes[.paused].map { [$0] } ?? [] } == [2])
        }
    }

    @Test("Targets and periods out of range, and other units, are refused")
    func refusals() async throws {
        try await House.with { house in
            let levels = house.services.levels
            let north = house.north.id
            try await expectRefusal(.invalid) { try await levels.levels(weeks: 0, for: house.therapist) }
            try await expectRefusal(.notFound) { try await levels.level(of: north, for: house.stranger) }
            try await expectRefusal(.invalid) {
                try await levels.plan(sessions: 0, minutes: nil, in: north, by: house.therapist)
            }
            try await expectRefusal(.notFound) {
                try await levels.plan(sessions: 9, minutes: nil, in: north, by: house.stranger)
            }
        }
    }
}
