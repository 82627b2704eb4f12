import Domain
import HTTPTypes
import Hummingbird
import Services

/// Who trains now, as a page.
struct LiveRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) { router.get("live", use: show) }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let services = pages.services
        let local = services.zone.local(at: services.clock.now)
        let page = LivePage(
            stream: Links.apiLive.path, time: local.time.description,
            rows: try await services.live.now(for: try context.staff).map {
                LivePage.Row($0, today: local.date, zone: services.zone, localizer)
            })
        return try await pages.show(page, request, context)
    }
}

extension LivePage.Row {
    init(_ summary: SessionSummary, today: CivilDate, zone: Zone, _ localizer: Localizer) {
        let result = summary.tablet
        let since = result?.startedAt.map { zone.local(at: $0).time.description } ?? "–"
        self.init(
            citizen: summary.citizen.fullName, href: Links.citizen(summary.citizen.id),
            programme: summary.programmeName, since: localizer[.liveSince, since],
            progress: localizer[
                .liveProgress, String(result?.exercisesCompleted ?? 0), String(result?.setsCompleted ?? 0)],
            chip: Chip(result?.completion == .done ? .done : .started, localizer))
    }
}
