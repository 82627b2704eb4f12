import Domain
import HTTPTypes
import Hummingbird
import Services

/// The week of planners: every session, to be moved or called off.
struct WeekRoutes: Sendable {
    let pages: PageResponder

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("week", use: show)
        router.post("sessions/:id/move", use: move)
        router.post("sessions/:id/cancel", use: cancel)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let today = pages.services.plans.today
        let monday = (request.query.value("date", as: CivilDate.self) ?? today).monday
        let unit = request.query.value("unit", as: ID<Domain.Unit>.self)
        let summaries = try await pages.services.plans.summaries(
            from: monday, to: monday.adding(days: 6), in: unit, for: staff)
        let units = try await pages.services.citizens.units()
        let count = localizer.count(summaries.count, one: .countSession, many: .countSessions)
        let page = WeekPage(
            name: localizer.week(of: monday),
            summary: localizer.span(monday, monday.adding(days: 6)) + " · " + count,
            previous: Links.week(monday.adding(days: -7), unit: unit),
            next: Links.week(monday.adding(days: 7), unit: unit), current: Links.week(today, unit: unit),
            monday: monday.description, unit: unit?.description ?? "",
            filter: staff.unit == nil ? UnitFilter(units: Choice.units(units, selected: unit)) : nil,
            days: (0..<7).map { offset in
                WeekPage.Day(monday.adding(days: offset), summaries, today: today, localizer)
            })
        return try await pages.show(page, request, context)
    }

    @Sendable private func move(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let date = form.value("date", as: CivilDate.self), let time = form.value("time", as: MinuteOfDay.self)
        else {
            throw ServiceError(
                .invalid, "'\(form["date"]) \(form["time"])' is no date and time; choose both.", reason: .moveDate)
        }
        try await pages.services.plans.move(try context.id(), to: date, time, by: try context.staff)
        let localizer = pages.localizer(request, context)
        let notice = localizer[
            .flashSessionMoved, localizer[.planSchedule, localizer.longDate(date), time.description]]
        return pages.redirect(to: Self.week(form), notice: .notice(notice))
    }

    @Sendable private func cancel(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        try await pages.services.plans.cancel(try context.id(), by: try context.staff)
        return pages.redirect(
            to: Self.week(context.form), notice: .notice(pages.localizer(request, context)[.flashSessionCancelled]))
    }

    private static func week(_ form: Form) -> String {
        guard let week = form.value("week", as: CivilDate.self) else { return Links.week.path }
        return Links.week(week, unit: form.value("unit"))
    }
}

extension WeekPage.Day {
    init(_ date: CivilDate, _ summaries: [SessionSummary], today: CivilDate, _ localizer: Localizer) {
        self.init(
            weekday: localizer.weekday(date.weekday), date: localizer.shortDate(date), isToday: date == today,
            sessions: summaries.filter { $0.session.date == date }.map { summary in
                let status = summary.status(today: today)
                let id = summary.session.id
                return WeekPage.Session(
                    time: summary.session.time.description, citizen: summary.citizen.fullName,
                    href: Links.citizen(summary.citizen.id), programme: summary.programmeName,
                    chip: Chip(status, localizer),
                    change: status == .planned
                        ? WeekPage.Change(
                            move: Links.moveSession(id), cancel: Links.cancelSession(id), date: date.description,
                            time: summary.session.time.description) : nil)
            })
    }
}
