import Domain
import Foundation
import Services
import Testing

@testable import Web

/// A trainer at work and a citizen who is trained by them twice a week; the
/// planner has planned nothing yet.
struct PlannedWeek: Sendable {
    let story: Story
    let plan: Plan
    /// By start.
    let sessions: [Session]
    let trainer: StaffMember

    init(_ site: Site) async throws {
        story = try await Story(site)
        let services = site.services
        let planner = site.people.planner.staff
        trainer = site.people.trainer.staff
        let work = [Weekday.monday, .tuesday, .wednesday, .thursday, .friday].map {
            Trainer.Shift(DayInterval($0, from: 420, to: 900))
        }
        try await services.planning.save(
            Trainer(staff: trainer.id, name: "Bo", unit: site.people.north.id, pattern: work), by: planner)
        let possible = [Weekday.tuesday, .wednesday, .thursday, .friday].map { DayInterval($0, from: 480, to: 720) }
        let wish = Wish(timesAWeek: 2, minutes: 30, restDays: 1, possible: possible)
        plan = try await services.plans.prescribe(
            PlanService.Draft(
                citizen: story.citizen.id, programme: story.plan.programme, mode: .assisted, goal: "Trappen",
                start: services.plans.today, weeks: 2, weekdays: [], time: .midnight, wish: wish),
            by: site.people.therapist.staff)
        let id = plan.id
        sessions = try await services.plans.summaries(of: story.citizen.id).map(\.session).filter { $0.plan == id }
    }

    /// The first session that lies ahead.
    var first: Session { get throws { try #require(sessions.first) } }

    func session(_ id: ID<Session>, _ site: Site) async throws -> Session {
        try #require(try await site.services.plans.summaries(of: story.citizen.id).first { $0.session.id == id })
            .session
    }

    func plan(_ site: Site) async throws -> WeekDraft {
        let services = site.services
        let job = try await services.planning.plan(
            site.people.north.id, week: try first.date, seconds: 1, by: site.people.planner.staff)
        try await services.planner.drain()
        let done = try await services.planning.job(job.id, for: site.people.planner.staff)
        let draft = try #require(done.draft, "\(done.failure ?? "no draft")")
        return try await services.planning.draft(draft, for: site.people.planner.staff).draft
    }
}
