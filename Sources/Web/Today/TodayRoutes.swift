import Domain
import HTTPTypes
import Hummingbird
import Services

/// The front page: what the day holds, and who needs attention.
struct TodayRoutes: Sendable {
    let pages: PageResponder
    static let shownFlags = 20

    func add(to router: some RouterMethods<TrinRequestContext>) { router.get("", use: show) }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let now = pages.services.zone.local(at: pages.services.clock.now)
        let today = now.date
        let monday = today.monday
        let summaries = try await pages.services.plans.summaries(
            from: monday, to: monday.adding(days: 6), for: staff)
        let week = Adherence(summaries.filter { $0.session.kind == .training }.map { $0.status(today: today) })
        let flags = try await pages.services.flags.flags(isOpen: true, for: staff, limit: Self.shownFlags)
        let page = TodayPage(
            greeting: localizer.greeting(staff.name, at: now.time), date: localizer.longDate(today),
            sessions: summaries.filter { $0.session.date == today }.map { TodayPage.Session($0, today, localizer) },
            attention: flags.map { TodayPage.Attention($0, zone: pages.services.zone, localizer) },
            liveHref: staff.roles.isDisjoint(with: LiveService.roles) ? nil : Links.live.path,
            week: localizer.week(of: today), weekHref: Links.week.path,
            counts: [SessionStatus.planned, .done, .partly, .missed].map {
                TodayPage.Count($0, week[$0], localizer)
            }, bar: AdherenceBar(week, localizer))
        return try await pages.show(page, request, context)
    }
}

extension TodayPage.Session {
    init(_ summary: SessionSummary, _ today: CivilDate, _ localizer: Localizer) {
        self.init(
            time: summary.session.time.description, citizen: summary.citizen.fullName,
            href: Links.citizen(summary.citizen.id), programme: summary.programmeName,
            mode: localizer.mode(summary.mode),
            chip: Chip(summary.status(today: today), localizer))
    }
}

extension TodayPage.Attention {
    init(_ entry: FlagEntry, zone: Zone, _ localizer: Localizer) {
        self.init(
            citizen: entry.citizen.fullName, href: Links.citizen(entry.citizen.id),
            reason: localizer.sentence(of: entry.flag), detail: localizer.moment(entry.flag.since, in: zone))
    }
}
