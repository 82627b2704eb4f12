import Domain
import HTTPTypes
import Hummingbird
import Services

/// Prescribing and stopping plans.
struct PlanRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.post("citizens/:id/plans", use: prescribe)
        router.post("plans/:id/stop", use: stop)
    }

    @Sendable private func prescribe(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let citizen = try context.id(of: Citizen.self)
        guard let programme = form.value("programme", as: ID<Programme>.self) else {
            throw ServiceError(.invalid, "'\(form["programme"])' is no programme; choose one.", reason: .programme)
        }
        guard let start = form.value("start", as: CivilDate.self) else {
            throw ServiceError(.invalid, "'\(form["start"])' is no date; choose a day.", reason: .planStart)
        }
        guard let time = form.value("time", as: MinuteOfDay.self) else {
            throw ServiceError(.invalid, "'\(form["time"])' is no time; write it as 10:00.", reason: .planTime)
        }
        let weekdays = form.all("weekday").compactMap { Int($0).flatMap(Weekday.init(rawValue:)) }
        let draft = PlanService.Draft(
            citizen: citizen, programme: programme, mode: form.choice("mode") ?? .independent, goal: form["goal"],
            start: start, weeks: form.value("weeks") ?? 0, weekdays: Set(weekdays), time: time,
            checkpointWeeks: PlanService.usualCheckpointWeeks)
        let plan = try await pages.services.plans.prescribe(draft, by: try context.staff)
        let localizer = pages.localizer(request, context)
        let count = localizer.count(plan.weeks * plan.weekdays.count, one: .countSession, many: .countSessions)
        return pages.redirect(to: Links.citizen(citizen), notice: .notice(localizer[.flashPlanCreated, count]))
    }

    @Sendable private func stop(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let (plan, cancelled) = try await pages.services.plans.stop(
            try context.id(), reason: context.form["reason"], by: try context.staff)
        let localizer = pages.localizer(request, context)
        let count = localizer.count(cancelled, one: .countSession, many: .countSessions)
        return pages.redirect(to: Links.citizen(plan.citizen), notice: .notice(localizer[.flashPlanStopped, count]))
    }
}
