import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// What a plan asks of the week, and its pauses.
struct CourseRoutes: Sendable {
    let pages: PageResponder

    private var plans: PlanService { pages.services.plans }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("plans/:id", use: show)
        router.post("plans/:id/wishes", use: save)
        router.post("plans/:id/pause", use: pause)
        router.post("plans/:id/resume", use: resume)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let plan = try await plans.plan(try context.id(), for: staff)
        let citizen = try await pages.services.citizens.citizen(plan.citizen, for: staff)
        let programmes = try await pages.services.programmes.all()
        let page = WishesPage(
            CourseMaterial(
                plan: plan, citizen: citizen, programme: programmes.first { $0.id == plan.programme }?.name ?? "",
                wishes: try await plans.wishes(of: plan.id, for: staff),
                pauses: try await plans.pauses(of: plan.id, for: staff),
                resources: try await pages.services.planning.resources(of: citizen.unit, for: staff),
                today: plans.today, mayStop: staff.roles.contains(.therapist)), localizer)
        return try await pages.show(page, request, context)
    }

    @Sendable private func save(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let from = form.value("from", as: CivilDate.self) else {
            throw ServiceError(.invalid, "'\(form["from"])' is no date; choose a day.", reason: .moveDate)
        }
        let plan = try await plans.change(
            try context.id(), to: try form.wish(), from: from, by: try context.staff)
        return done(.flashWishesSaved, plan.id, request, context)
    }

    @Sendable private func pause(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let id = try context.id(of: Plan.self)
        guard let from = form.value("from", as: CivilDate.self),
            form["to"].isEmpty || form.value("to", as: CivilDate.self) != nil
        else {
            throw ServiceError(
                .invalid, "'\(form["from"])' to '\(form["to"])' is no period; choose days.", reason: .moveDate)
        }
        let off = try await plans.pause(
            id, from: from, through: form.value("to"), reason: form.choice("reason") ?? .other,
            extends: form["extend"] == "1", by: try context.staff)
        return done(.flashPaused, count: off, id, request, context)
    }

    @Sendable private func resume(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let id = try context.id(of: Plan.self)
        guard let from = context.form.value("from", as: CivilDate.self) else {
            throw ServiceError(.invalid, "'\(context.form["from"])' is no date; choose a day.", reason: .moveDate)
        }
        let back = try await plans.resume(id, on: from, by: try context.staff)
        return done(.flashResumed, count: back, id, request, context)
    }

    private func done(
        _ phrase: Phrase, count: Int? = nil, _ plan: ID<Plan>, _ request: Request, _ context: TrinRequestContext
    ) -> Response {
        let localizer = pages.localizer(request, context)
        let text =
            count.map { localizer[phrase, localizer.count($0, one: .countSession, many: .countSessions)] }
            ?? localizer[phrase]
        return pages.redirect(to: Links.plan(plan), notice: .notice(text))
    }
}

extension Form {
    /// The wish that the fields describe; the service checks it.
    fileprivate func wish() throws -> Wish {
        func number(_ name: String) -> Int { value(name) ?? -1 }
        func text(_ name: String) -> String? {
            let text = self[name].trimmingCharacters(in: .whitespaces)
            return text.isEmpty ? nil : String(text.prefix(100))
        }
        return Wish(
            timesAWeek: number("times"), minutes: number("minutes"), restDays: number("restDays"),
            possible: try intervals("possible"), preferred: try intervals("preferred"), skill: text("skill"),
            preferredStaff: all("preferredStaff").compactMap { ID($0) },
            excludedStaff: all("excludedStaff").compactMap { ID($0) }, deviceKind: text("device"),
            rooms: all("room").compactMap { ID($0) }, group: text("group"), closing: choice("closing") ?? .skip,
            checkpointWeeks: value("checkpoint"))
    }
}
