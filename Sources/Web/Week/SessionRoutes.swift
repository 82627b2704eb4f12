import Domain
import HTTPTypes
import Hummingbird
import Services

/// One session of the week, and several at once.
struct SessionRoutes: Sendable {
    let pages: PageResponder

    private var planning: PlanningService { pages.services.planning }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("sessions/:id", use: show)
        router.post("sessions/:id/move", use: move)
        router.post("sessions/:id/cancel", use: cancel)
    }

    /// What only planners do.
    func addPlanning(to router: some RouterMethods<TrinRequestContext>) {
        router.post("sessions/:id/ask", use: ask)
        router.post("sessions/:id/swap", use: swap)
        router.post("week/change", use: changeMany)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let id = try context.id(of: Session.self)
        let explanation = try await planning.explanation(of: id, for: staff)
        let session = explanation.entry.summary.session
        let unit = explanation.entry.summary.citizen.unit
        let material = try await pages.week(WeekView(date: session.date, unit: unit), for: staff, localizer)
        var answer: SessionPage.Answer?
        if request.query.value("date", as: CivilDate.self) != nil, material.mayPlan {
            let place = try request.query.place(standing: session.place)
            let possibility = try await planning.possibility(of: place, for: id, for: staff)
            answer = SessionPage.Answer(possibility, place, material, localizer)
        }
        let page = SessionPage(explanation, answer, material, back: request.query.back, localizer)
        return try await pages.show(page, request, context)
    }

    @Sendable private func ask(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        var query = "back=" + form.back.queryEscaped
        for field in ["date", "time", "staff", "device", "room"] { query += "&\(field)=\(form[field].queryEscaped)" }
        return pages.redirect(to: Links.session(try context.id()) + "?" + query)
    }

    @Sendable private func move(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let form = context.form
        let staff = try context.staff
        let id = try context.id(of: Session.self)
        let session = try await planning.explanation(of: id, for: staff).entry.summary.session
        let place = try form.place(standing: session.place)
        guard (planning.today...planning.today.adding(days: 366)).contains(place.date) else {
            throw ServiceError(
                .invalid, "A session cannot be moved to \(place.date); choose a day from today on.", reason: .moveDate)
        }
        guard !staff.roles.isDisjoint(with: PlanningService.roles) else {
            try await pages.services.plans.move(id, to: place.date, place.time, by: staff)
            return moved(to: place, request, context)
        }
        switch try await planning.move([id: place], overriding: form["overriding"] == "1", by: staff) {
        case .done:
            if !form.all("pins").isEmpty, session.isPinned != (form["pin"] == "1") {
                _ = try await planning.pin([id], form["pin"] == "1", by: staff)
            }
            return moved(to: place, request, context)
        case .refused(let conflicts, _):
            var query =
                "back=" + form.back.queryEscaped + "&date=\(place.date)&time=\(place.time.description.queryEscaped)"
            for (name, value) in [
                ("staff", place.staff?.description), ("device", place.device?.description),
                ("room", place.room?.description),
            ] {
                query += "&\(name)=\(value ?? "")"
            }
            let sentence = conflicts[id]?.first.map { localizer.sentence(of: $0) } ?? localizer[Phrase.boardRefused]
            return pages.redirect(to: Links.session(id) + "?" + query, notice: .error(sentence))
        }
    }

    private func moved(to place: SessionPlace, _ request: Request, _ context: TrinRequestContext) -> Response {
        let localizer = pages.localizer(request, context)
        let notice = localizer[
            .flashSessionMoved, localizer[.planSchedule, localizer.longDate(place.date), place.time.description]]
        return pages.redirect(to: context.form.back, notice: .notice(notice))
    }

    @Sendable private func cancel(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let staff = try context.staff
        if staff.roles.isDisjoint(with: PlanningService.roles) {
            try await pages.services.plans.cancel(try context.id(), by: staff)
        } else {
            _ = try await planning.cancel([try context.id()], by: staff)
        }
        return pages.redirect(to: context.form.back, saying: .flashSessionCancelled, request, context)
    }

    @Sendable private func swap(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        guard let other = context.form.value("other", as: ID<Session>.self) else {
            throw ServiceError(.invalid, "'\(context.form["other"])' is no session; choose one.", reason: .moveDate)
        }
        return try await swap(try context.id(), other, request, context)
    }

    /// Each takes the other's time and staff; tablets and rooms stay with
    /// what needs them.
    private func swap(
        _ first: ID<Session>, _ second: ID<Session>, _ request: Request, _ context: TrinRequestContext
    ) async throws -> Response {
        let staff = try context.staff
        let one = try await planning.explanation(of: first, for: staff).entry.summary.session.place
        let two = try await planning.explanation(of: second, for: staff).entry.summary.session.place
        func place(_ place: SessionPlace, with other: SessionPlace) -> SessionPlace {
            SessionPlace(other.date, other.time, staff: other.staff, device: place.device, room: place.room)
        }
        let outcome = try await planning.move([first: place(one, with: two), second: place(two, with: one)], by: staff)
        return try done(outcome, count: 2, .flashSessionsMoved, request, context)
    }

    @Sendable private func changeMany(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let staff = try context.staff
        let ids = form.all("session").compactMap { ID<Session>($0) }
        guard !ids.isEmpty else {
            return pages.redirect(
                to: form.back, notice: .error(pages.localizer(request, context)[.flashNothingToChange]))
        }
        switch form["action"] {
        case "cancel":
            return try done(
                try await planning.cancel(ids, by: staff), count: ids.count, .flashSessionsCancelled, request, context)
        case "swap" where ids.count == 2: return try await swap(ids[0], ids[1], request, context)
        case "assign":
            let trainer = form.value("staff", as: ID<StaffMember>.self)
            let places = try await places(ids, by: staff) { $0.staff = trainer ?? $0.staff }
            return try done(
                try await planning.move(places, by: staff), count: ids.count, .flashSessionsMoved, request, context)
        case "shift":
            let (days, minutes) = (form.value("days") ?? 0, form.value("minutes") ?? 0)
            let places = try await places(ids, by: staff) { place in
                guard let time = MinuteOfDay(place.time.minutes + minutes) else {
                    throw ServiceError(
                        .invalid, "\(minutes) minutes from \(place.time) is another day; choose fewer.",
                        reason: .moveDate)
                }
                place.date = place.date.adding(days: min(max(days, -366), 366))
                place.time = time
            }
            return try done(
                try await planning.move(places, by: staff), count: ids.count, .flashSessionsMoved, request, context)
        default:
            throw ServiceError(.invalid, "Choose exactly two sessions to swap.", reason: .swap)
        }
    }

    private func places(
        _ ids: [ID<Session>], by staff: StaffMember, _ change: (inout SessionPlace) throws -> Void
    ) async throws -> [ID<Session>: SessionPlace] {
        var places: [ID<Session>: SessionPlace] = [:]
        for id in ids.prefix(500) {
            var place = try await planning.explanation(of: id, for: staff).entry.summary.session.place
            try change(&place)
            places[id] = place
        }
        return places
    }

    private func done(
        _ outcome: MoveOutcome, count: Int, _ phrase: Phrase, _ request: Request, _ context: TrinRequestContext
    ) throws -> Response {
        let localizer = pages.localizer(request, context)
        switch outcome {
        case .done:
            let sessions = localizer.count(count, one: .countSession, many: .countSessions)
            return pages.redirect(to: context.form.back, notice: .notice(localizer[phrase, sessions]))
        case .refused(let conflicts, _):
            let sentences = Set(conflicts.values.compactMap { $0.first.map { localizer.sentence(of: $0) } })
            return pages.redirect(to: context.form.back, notice: .error(sentences.sorted().joined(separator: " ")))
        }
    }
}
