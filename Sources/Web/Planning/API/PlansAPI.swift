import Domain
import HTTPTypes
import Hummingbird
import Services

/// `/api/v1/plans`: what plans ask of the week, and their course.
struct PlansAPI: Sendable {
    let services: TrinServices

    private var plans: PlanService { services.plans }

    init(services: TrinServices) { self.services = services }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("plans/:id") { _, context in
            let staff = try context.staff
            let plan = try await plans.plan(try context.id(), for: staff)
            return try Response.json(
                PlanJSON(
                    plan: plan, wishes: try await plans.wishes(of: plan.id, for: staff),
                    pauses: try await plans.pauses(of: plan.id, for: staff)))
        }
        router.put("plans/:id/wishes/:date") { request, context in
            let wish = try await request.json(Wish.self, context)
            guard let date = context.parameters.get("date").flatMap(CivilDate.init) else {
                throw ServiceError(.notFound, "The address ends with the date from which the wish holds.")
            }
            return try Response.json(
                try await plans.change(try context.id(), to: wish, from: date, by: try context.staff))
        }
        router.post("plans/:id/pause") { request, context in
            let pause = try await request.json(PauseOrder.self, context)
            let off = try await plans.pause(
                try context.id(), from: pause.from, through: pause.through, reason: pause.reason,
                extends: pause.extends, by: try context.staff)
            return try Response.json(Counted(sessions: off))
        }
        router.post("plans/:id/resume") { request, context in
            let order = try await request.json(ResumeOrder.self, context)
            let back = try await plans.resume(try context.id(), on: order.from, by: try context.staff)
            return try Response.json(Counted(sessions: back))
        }
        router.post("plans/:id/stop") { request, context in
            let order = try await request.json(StopOrder.self, context)
            let (_, cancelled) = try await plans.stop(try context.id(), reason: order.reason, by: try context.staff)
            return try Response.json(Counted(sessions: cancelled))
        }
    }
}

private struct PlanJSON: Encodable {
    let plan: Plan
    let wishes: [DatedWish]
    let pauses: [PlanPause]
}

private struct PauseOrder: Decodable {
    let from: CivilDate
    /// The last day; nil until it is resumed.
    let through: CivilDate?
    let reason: PlanPause.Reason
    /// Whether what falls out is made up for at the end.
    let extends: Bool
}

private struct ResumeOrder: Decodable {
    let from: CivilDate
}

private struct StopOrder: Decodable {
    let reason: String
}

/// How many sessions a change touched.
private struct Counted: Encodable {
    let sessions: Int
}
