import Domain
import HTTPTypes
import Hummingbird
import Services

/// Erasing what was reported of a citizen, for superusers.
struct EraseRoutes: Sendable {
    let pages: PageResponder
    /// Who may erase.
    static let roles: Set<Role> = [.superuser]
    private var erasure: ErasureService { pages.services.erasure }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("citizens/:id/erase") { request, context in
            let forecast = try await erasure.forecast(of: try context.id(), for: try context.staff)
            return try await pages.show(
                ErasePage(forecast, pages.localizer(request, context)), request, context)
        }
        router.post("citizens/:id/erase", use: erase)
    }

    @Sendable private func erase(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let citizen: ID<Citizen> = try context.id()
        guard context.form["sure"] == "1" else {
            throw ServiceError(
                .invalid, "Erasing cannot be undone; send 'sure' with the value 1 to do it.", reason: .sure)
        }
        let erased = try await erasure.erase(citizen: citizen, by: try context.staff)
        let localizer = pages.localizer(request, context)
        let events = localizer.count(erased.events, one: .countReport, many: .countReports)
        let sessions = localizer.count(erased.sessions, one: .countSession, many: .countSessions)
        return pages.redirect(to: Links.citizen(citizen), notice: .notice(localizer[.flashErased, events, sessions]))
    }
}
