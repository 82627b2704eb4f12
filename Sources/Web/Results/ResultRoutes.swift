import Domain
import HTTPTypes
import Hummingbird
import Services

/// What came of a session, and noting it by hand.
struct ResultRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("sessions/:id/result", use: show)
        router.post("sessions/:id/result", use: note)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let services = pages.services
        let dossier = try await services.results.dossier(of: try context.id(), for: try context.staff)
        let names = Dictionary(
            try await services.accounts.all().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let page = ResultPage(
            dossier, names: names, today: services.results.today, zone: services.zone,
            pages.localizer(request, context))
        return try await pages.show(page, request, context)
    }

    @Sendable private func note(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let id = try context.id(of: Session.self)
        guard let completion = form.choice("completion", as: HandResult.Completion.self) else {
            throw ServiceError(
                .invalid, "'\(form["completion"])' is no result; choose done, partly or notDone.",
                reason: .resultCompletion)
        }
        let draft = ResultService.Draft(
            completion: completion, pain: try form.answer("pain"), effort: try form.answer("effort"),
            comment: form["comment"], reason: form["reason"], seenEvents: form.value("seen"))
        try await pages.services.results.note(draft, on: id, by: try context.staff)
        return pages.redirect(to: Links.result(id), saying: .flashResultNoted, request, context)
    }
}

extension Form {
    /// A whole number, or nil for an empty field.
    func answer(_ name: String) throws -> Int? {
        let text = self[name]
        guard !text.isEmpty else { return nil }
        guard let answer = Int(text) else {
            throw ServiceError(.invalid, "'\(text)' is no whole number.", reason: .answer)
        }
        return answer
    }
}
