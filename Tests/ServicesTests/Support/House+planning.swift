import Domain
import Foundation
import Services
import Store

extension House {
    /// Monday of the week after ``TestClock/start``.
    static let monday = CivilDate("2026-10-05")!

    /// A planner of every unit.
    func planner(_ userName: String = "lars", unit: ID<Domain.Unit>? = nil) async throws -> StaffMember {
        let staff = StaffMember(
            id: .new(at: clock.now), userName: userName, name: userName, roles: [.planner], unit: unit,
            language: .danish)
        try await database.write { try $0.insert(staff, password: "none", at: TestClock.start) }
        return staff
    }

    /// A trainer of `north` who works every weekday.
    func trainer(
        _ userName: String, from: Int = 480, to: Int = 900, skills: [String] = [], by planner: StaffMember
    ) async throws -> Trainer {
        let staff = StaffMember(
            id: .new(at: clock.now), userName: userName, name: userName.capitalized, roles: [.therapist],
            unit: north.id, language: .danish)
        try await database.write { try $0.insert(staff, password: "none", at: TestClock.start) }
        let trainer = Trainer(
            staff: staff.id, name: staff.name, unit: north.id, skills: skills,
            pattern: Weekday.allCases.prefix(5).map { Trainer.Shift(DayInterval($0, from: from, to: to)) })
        try await services.planning.save(trainer, by: planner)
        return trainer
    }

    /// Citizens of `north`.
    func citizens(_ count: Int) async throws -> [Citizen] {
        var citizens: [Citizen] = []
        for index in 0..<count {
            citizens.append(
                try await services.citizens.create(
                    CitizenService.Draft(
                        givenName: "Citizen \(index)", familyName: "Bæk", birthYear: 1940, unit: north.id,
                        language: .danish), by: therapist))
        }
        return citizens
    }

    static func weekdays(from: Int, to: Int) -> [DayInterval] {
        Weekday.allCases.prefix(5).map { DayInterval($0, from: from, to: to) }
    }

    /// An assisted plan from ``monday`` on.
    @discardableResult
    func wished(
        _ wish: Wish, for citizen: Citizen, mode: Plan.Mode = .assisted, weeks: Int = 4
    ) async throws -> (plan: Plan, sessions: [Session]) {
        let programme: Programme
        if let known = try await services.programmes.all().first {
            programme = known
        } else {
            programme = try await self.programme(of: try await exercise())
        }
        let plan = try await services.plans.prescribe(
            PlanService.Draft(
                citizen: citizen.id, programme: programme.id, mode: mode, goal: "", start: Self.monday, weeks: weeks,
                weekdays: [], time: Self.tuesdayAtTen, wish: wish), by: therapist)
        let sessions = try await services.plans.summaries(of: citizen.id).map(\.session).filter { $0.plan == plan.id }
        return (plan, sessions)
    }

    /// Plans the week after the clock's and gives the draft.
    func planned(by planner: StaffMember) async throws -> WeekDraft {
        let job = try await services.planning.plan(north.id, week: Self.monday, seconds: 1, by: planner)
        try await services.planner.drain()
        let done = try await services.planning.job(job.id, for: planner)
        guard let draft = done.draft else { throw ServiceError(.invalid, done.failure ?? "no draft") }
        return try await services.planning.draft(draft, for: planner).draft
    }
}
