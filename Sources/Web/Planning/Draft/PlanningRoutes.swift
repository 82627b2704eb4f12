import Domain
import HTTPTypes
import Hummingbird
import Services

/// Planning a week anew, its drafts, and what was done taken back.
struct PlanningRoutes: Sendable {
    let pages: PageResponder

    private var planning: PlanningService { pages.services.planning }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.post("week/plan", use: plan)
        router.post("week/plan/:id/stop", use: stop)
        router.post("week/undo") { request, context in
            let change = try await planning.undo(in: try unit(context), by: try context.staff)
            return try await stepped(.flashUndone, change, request, context)
        }
        router.post("week/redo") { request, context in
            let change = try await planning.redo(in: try unit(context), by: try context.staff)
            return try await stepped(.flashRedone, change, request, context)
        }
        router.get("drafts/:id", use: show)
        router.post("drafts/:id/publish", use: publish)
        router.post("drafts/:id/discard", use: discard)
    }

    private func unit(_ context: TrinRequestContext) throws -> ID<Domain.Unit> {
        guard let unit = context.form.value("unit", as: ID<Domain.Unit>.self) else {
            throw ServiceError(.invalid, "'\(context.form["unit"])' is no unit; choose one.", reason: .unit)
        }
        return unit
    }

    @Sendable private func plan(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        guard let date = context.form.value("date", as: CivilDate.self) else {
            throw ServiceError(.invalid, "'\(context.form["date"])' is no date; choose a day.", reason: .moveDate)
        }
        try await planning.plan(try unit(context), week: date, by: try context.staff)
        return pages.redirect(to: context.form.back)
    }

    @Sendable private func stop(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        try await planning.stop(try context.id(), by: try context.staff)
        return pages.redirect(to: context.form.back)
    }

    private func stepped(
        _ phrase: Phrase, _ change: PlanningChange, _ request: Request, _ context: TrinRequestContext
    ) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let date = change.items.first?.after.place.date ?? planning.today
        let board = try await planning.board(change.unit, week: date, for: try context.staff)
        let words = localizer.words(change, board.entries.map(\.summary))
        return pages.redirect(to: context.form.back, notice: .notice(localizer[phrase, words]))
    }

    // MARK: - Drafts

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        try await show(try context.id(), conflicts: [:], request, context)
    }

    private func show(
        _ id: ID<WeekDraft>, conflicts: [ID<Session>: [PlanningConflict]], _ request: Request,
        _ context: TrinRequestContext, notice: Flash? = nil
    ) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let (draft, items, sessions) = try await planning.draft(id, for: staff)
        let view = WeekView(date: draft.monday, unit: draft.unit)
        let material = try await pages.week(view, for: staff, localizer)
        let author = try await pages.services.accounts.all().first { $0.id == draft.createdBy }?.name ?? ""
        let page = DraftPage(
            DraftMaterial(
                draft: draft, items: items, sessions: sessions, conflicts: conflicts, author: author,
                zone: pages.services.zone, week: material), back: view.href, board: view.with { $0.draft = id }.href,
            localizer)
        return try await pages.show(page, request, context, status: notice == nil ? .ok : .conflict, notice: notice)
    }

    /// What cannot be published is shown on the draft at once, with every
    /// other choice as it was sent.
    @Sendable private func publish(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let chosen = Set(context.form.all("item").compactMap { ID<Session>($0) })
        let id = try context.id(of: WeekDraft.self)
        guard !chosen.isEmpty else {
            return pages.redirect(to: Links.draft(id), notice: .error(localizer[.flashNothingToChange]))
        }
        let outcome = try await planning.publish(id, only: chosen, by: try context.staff)
        guard outcome.conflicts.isEmpty else {
            let count = localizer.count(outcome.conflicts.count, one: .countChange, many: .countChanges)
            return try await show(
                id, conflicts: outcome.conflicts, request, context, notice: .error(localizer[.flashDraftRefused, count])
            )
        }
        let count = localizer.count(outcome.published.count, one: .countChange, many: .countChanges)
        let view = WeekView(date: outcome.draft.monday, unit: outcome.draft.unit)
        return pages.redirect(
            to: outcome.draft.state == .open ? Links.draft(id) : view.href,
            notice: .notice(localizer[.flashDraftPublished, count]))
    }

    @Sendable private func discard(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let staff = try context.staff
        let id = try context.id(of: WeekDraft.self)
        let draft = try await planning.draft(id, for: staff).draft
        try await planning.discard(id, by: staff)
        return pages.redirect(
            to: WeekView(date: draft.monday, unit: draft.unit).href, saying: .flashDraftDiscarded, request, context)
    }
}
