package import Domain
import Foundation
import Hummingbird
import HummingbirdCore
package import Logging
package import ServiceLifecycle
package import Services

/// Where and how the server is reached.
package struct WebConfiguration: Sendable {
    package var host: String
    /// 0 takes a free one.
    package var port: Int
    /// Whether browsers reach it by https, through a proxy in front.
    package var isSecure: Bool
    /// The language of pages for who is not signed in and names none.
    package var language: Language

    package init(host: String = "127.0.0.1", port: Int = 8080, isSecure: Bool = false, language: Language = .danish) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
        self.language = language
    }
}

/// The server with all its routes and everything that runs beside it.
package func buildServer(
    _ configuration: WebConfiguration, services: TrinServices, logger: Logger,
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) throws -> any Service {
    try buildApplication(configuration, services: services, logger: logger, onRunning: onRunning)
}

/// The server as Hummingbird knows it, for tests.
///
/// - Parameter background: what runs beside it.
func buildApplication(
    _ configuration: WebConfiguration, services: TrinServices, limits: ServerLimits = ServerLimits(),
    background: [any Service]? = nil, logger: Logger,
    onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) throws -> Application<RouterResponder<TrinRequestContext>> {
    let desk = MediaDesk(services: services, cookies: CookieJar(isSecure: configuration.isSecure))
    let router = try buildRouter(configuration, services: services, desk: desk)
    let head = MediaHead(isSecure: configuration.isSecure)
    return Application(
        router: router,
        server: HTTPServerBuilder { responder in
            TrinChannel(responder: responder, desk: desk, head: head, limits: limits)
        },
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port), serverName: "Trin"),
        services: background ?? services.background,
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? configuration.port) },
        logger: logger)
}

func buildRouter(
    _ configuration: WebConfiguration, services: TrinServices, desk: MediaDesk? = nil
) throws -> Router<TrinRequestContext> {
    guard let resources = Bundle.module.resourceURL else {
        throw HTTPError(.internalServerError, message: "The folder trin_Web.resources is missing beside the program.")
    }
    let assets = resources.appending(path: "Assets")
    let cookies = CookieJar(isSecure: configuration.isSecure)
    let pages = PageResponder(
        renderer: try PageRenderer(assets: assets), services: services, cookies: cookies,
        language: configuration.language)

    let router = Router(context: TrinRequestContext.self)
    router.add(middleware: SecurityHeadersMiddleware(isSecure: configuration.isSecure))
    router.add(middleware: ErrorMiddleware(pages: pages))
    HealthRoutes(services: services).add(to: router)
    AssetRoutes(assets: try AssetFolder(assets)).add(to: router)
    IngestRoutes(services: services).addSchemas(to: router)
    CalendarFeedRoutes(services: services, localizer: { pages.renderer.localizer($0) }).add(to: router)

    // The outer ErrorMiddleware does not know who asks: it answers when that
    // cannot be found out, and for addresses that are none.
    let known = router.group().add(middleware: IdentityMiddleware(services: services, cookies: cookies))
        .add(middleware: ErrorMiddleware(pages: pages))
    DeviceRoutes(services: services, cookies: cookies).add(to: known)
    IngestRoutes(services: services).add(to: known)
    MediaRoutes(desk: desk ?? MediaDesk(services: services, cookies: cookies)).add(
        to: known.group().add(middleware: DownloadMiddleware(library: services.library)))

    let api = known.group("api/v1").add(middleware: StaffMiddleware([.therapist, .superuser]))
        .add(middleware: ScriptTokenMiddleware())
    UploadRoutes(services: services, localizer: { pages.renderer.localizer($0) }).add(to: api)
    VideoRoutes(services: services, localizer: { pages.renderer.localizer($0) }).add(to: api)

    CalendarsAPI(services: services).add(
        to: known.group("api/v1").add(middleware: StaffMiddleware()).add(middleware: ScriptTokenMiddleware()))
    DeadLettersAPI(services: services).add(
        to: known.group("api/v1").add(middleware: StaffMiddleware([.superuser])).add(
            middleware: ScriptTokenMiddleware()))
    addPlanningAPI(to: known, services: services)
    ResultsAPI(services: services).add(
        to: known.group("api/v1").add(middleware: StaffMiddleware()).add(middleware: ScriptTokenMiddleware()))
    ExportsAPI(services: services).add(
        to: known.group("api/v1").add(middleware: StaffMiddleware(ExportService.roles))
            .add(middleware: ScriptTokenMiddleware()))

    addPages(to: known.group().add(middleware: FormMiddleware()), pages: pages)
    return router
}

private func addPlanningAPI(to router: RouterGroup<TrinRequestContext>, services: TrinServices) {
    let readers = router.group("api/v1").add(middleware: StaffMiddleware([.therapist, .planner]))
        .add(middleware: ScriptTokenMiddleware())
    PlanningAPI(services: services).add(to: readers)
    ResourcesAPI(services: services).add(to: readers)
    PlansAPI(services: services).add(to: readers)
    let planners = router.group("api/v1").add(middleware: StaffMiddleware([.planner]))
        .add(middleware: ScriptTokenMiddleware())
    PlanningAPI(services: services).addPlanning(to: planners)
    ResourcesAPI(services: services).addPlanning(to: planners)
}

private func addPages(to router: RouterGroup<TrinRequestContext>, pages: PageResponder) {
    SignInRoutes(pages: pages).add(to: router)
    let staff = router.group().add(middleware: StaffMiddleware())
    TodayRoutes(pages: pages).add(to: staff)
    CitizenRoutes(pages: pages).add(to: staff)
    AccountRoutes(pages: pages).add(to: staff)
    CalendarsRoutes(pages: pages).add(to: staff)
    FlagRoutes(pages: pages).add(to: staff)
    ResultRoutes(pages: pages).add(to: router.group().add(middleware: StaffMiddleware(ResultService.roles)))
    LevelRoutes(pages: pages).add(to: router.group().add(middleware: StaffMiddleware(LevelService.roles)))
    LiveRoutes(pages: pages).add(to: router.group().add(middleware: StaffMiddleware(LiveService.roles)))
    let therapists = router.group().add(middleware: StaffMiddleware([.therapist]))
    LibraryRoutes(pages: pages).add(to: therapists)
    ProgrammeRoutes(pages: pages).add(to: therapists)
    PlanRoutes(pages: pages).add(to: therapists)
    let trainers = router.group().add(middleware: StaffMiddleware([.therapist, .planner]))
    WeekRoutes(pages: pages).add(to: trainers)
    SessionRoutes(pages: pages).add(to: trainers)
    CourseRoutes(pages: pages).add(to: trainers)
    let planners = router.group().add(middleware: StaffMiddleware([.planner]))
    SessionRoutes(pages: pages).addPlanning(to: planners)
    PlanningRoutes(pages: pages).add(to: planners)
    AbsenceRoutes(pages: pages).add(to: planners)
    ResourcesRoutes(pages: pages).add(to: planners)
    TrainerRoutes(pages: pages).add(to: planners)
    AddressRoutes(pages: pages).add(to: planners)
    DevicesRoutes(pages: pages).add(to: router.group().add(middleware: StaffMiddleware([.therapist, .superuser])))
    let superusers = router.group().add(middleware: StaffMiddleware([.superuser]))
    AccountsRoutes(pages: pages).add(to: superusers)
    DeadLetterRoutes(pages: pages).add(to: superusers)
    EraseRoutes(pages: pages).add(to: router.group().add(middleware: StaffMiddleware(EraseRoutes.roles)))
}
