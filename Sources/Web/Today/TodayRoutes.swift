import Domain
import HTTPTypes
import Hummingbird
import Services

/// The front page: what the day holds, and who needs attention.
struct TodayRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) { router.get("", use: show) }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let now = pages.services.zone.local(at: pages.services.clock.now)
        let today = now.date
        let monday = today.monday
        let summaries = try await pages.services.plans.summaries(
            from: today.adding(days: -28), to: monday.adding(days: 6), for: staff)
        let week = Adherence(summaries.filter { $0.session.date >= monday }.map { $0.status(today: today) })
        let page = TodayPage(
            greeting: localizer.greeting(staff.name, at: now.time), date: localizer.longDate(today),
            sessions: summaries.filter { $0.session.date == today }.map { TodayPage.Session($0, today, localizer) },
            attention: Attention.all(summaries, today: today).map { TodayPage.Attention($0, localizer) },
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
    init(_ attention: Attention, _ localizer: Localizer) {
        let (reason, detail): (String, String) =
            switch attention.reason {
            case .missed(let count):
                (
                    localizer[.attentionMissed, String(count)],
                    attention.last.map { localizer[.attentionLastDone, localizer.shortDate($0)] }
                        ?? localizer[.attentionNeverDone]
                )
            case .pain(let pain, let date):
                (
                    localizer[.attentionPain, String(pain)],
                    localizer[.attentionWhere, attention.programme, localizer.shortDate(date)]
                )
            }
        self.init(
            citizen: attention.citizen.fullName, href: Links.citizen(attention.citizen.id), reason: reason,
            detail: detail)
    }
}
