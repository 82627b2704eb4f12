import Domain
import HTTPTypes
import Hummingbird
import Services

/// The front page: what the day holds, and who needs attention.
struct TodayRoutes: Sendable {
    let pages: PageResponder
    static let shownFlags = 8

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
        let flags = try await pages.services.flags.flags(isOpen: true, for: staff)
        let page = TodayPage(
            greeting: localizer.greeting(staff.name, at: now.time), date: localizer.longDate(today),
            sessions: summaries.filter { $0.session.date == today }.map { TodayPage.Session($0, today, localizer) },
            attention: Self.gravest(flags).map { TodayPage.Attention($0, zone: pages.services.zone, localizer) },
            flags: flags.isEmpty ? nil : flags.count,
            liveHref: staff.roles.isDisjoint(with: LiveService.roles) ? nil : Links.live.path,
            week: localizer.week(of: today), weekHref: Links.week.path,
            counts: [SessionStatus.planned, .done, .partly, .missed].map {
                TodayPage.Count($0, week[$0], localizer)
            }, bar: AdherenceBar(week, localizer))
        return try await pages.show(page, request, context)
    }

    /// What hurts comes before what is broken, and of one kind the newest
    /// first.
    static func gravest(_ flags: [FlagEntry]) -> [FlagEntry] {
        let order: [TrainingFlag.Kind] = [.help, .pain, .painRising, .missed, .stalls, .silent]
        func rank(_ entry: FlagEntry) -> Int { order.firstIndex(of: entry.flag.kind) ?? order.count }
        let sorted = flags.sorted { (rank($0), $1.flag.since) < (rank($1), $0.flag.since) }
        return Array(sorted.prefix(shownFlags))
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
