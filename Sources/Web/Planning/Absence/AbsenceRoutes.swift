import Domain
import HTTPTypes
import Hummingbird
import Services

/// Marking somebody or something absent: before and after as a draft.
struct AbsenceRoutes: Sendable {
    let pages: PageResponder

    private var planning: PlanningService { pages.services.planning }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("week/absence", use: show)
        router.post("week/absence", use: mark)
        router.post("absences/:id/end") { request, context in
            try await planning.end(try context.id(of: Absence.self), by: try context.staff)
            return pages.redirect(
                to: request.localReferrer ?? Links.week.path, saying: .flashAbsenceEnded, request, context)
        }
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let view = try await pages.view(WeekView(date: planning.today, unit: request.query.value("unit")), for: staff)
        let unit = try view.shownUnit
        let resources = try await planning.resources(of: unit, for: staff)
        let asked = request.query["who"]
        let from = max(request.query.value("from") ?? planning.today, planning.today)
        func group(_ name: Phrase, _ choices: [(String, String)]) -> AbsencePage.Group? {
            choices.isEmpty
                ? nil
                : AbsencePage.Group(
                    name: localizer[name],
                    choices: choices.map { Choice(value: $0.0, label: $0.1, isSelected: $0.0 == asked) })
        }
        let page = AbsencePage(
            action: Links.absence.path, back: WeekView(date: from, unit: unit).href, unit: unit.description,
            who: [
                group(.resourcesStaff, resources.trainers.map { ("staff:\($0.staff)", $0.name) }),
                group(.resourcesTablets, resources.devices.map { ("device:\($0.id)", $0.name) }),
                group(.resourcesRooms, resources.rooms.map { ("room:\($0.id)", $0.name) }),
            ].compactMap(\.self), from: from.description, fromTime: "00:00", to: from.description, toTime: "23:59",
            reasons: Absence.Reason.allCases.map {
                Choice(value: $0.rawValue, label: localizer[$0.phrase], isSelected: $0 == .absent)
            })
        return try await pages.show(page, request, context)
    }

    @Sendable private func mark(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let resource = Absence.Resource(form["who"]), let unit = form.value("unit", as: ID<Domain.Unit>.self)
        else {
            throw ServiceError(.invalid, "'\(form["who"])' is nobody and nothing; choose one.", reason: .absence)
        }
        guard let from = form.moment("from", "fromTime"), var to = form.moment("to", "toTime") else {
            throw ServiceError(.invalid, "An absence needs two days and times; choose them.", reason: .absence)
        }
        // The last minute of a day means the whole of it.
        if to.time.minutes == 1439 { to = LocalTime(to.date.adding(days: 1)) }
        let outcome = try await planning.markAbsent(
            resource, from: from, to: to, reason: form.choice("reason") ?? .absent, in: unit, by: try context.staff)
        guard let draft = outcome.drafts.first else {
            return pages.redirect(to: form.back, saying: .flashAbsenceMarked, request, context)
        }
        return pages.redirect(to: Links.draft(draft.id), saying: .flashAbsenceDrafted, request, context)
    }
}

extension Absence.Resource {
    /// Reads `staff:…`, `device:…` or `room:…` with an identifier.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "staff":
            guard let id = ID<StaffMember>(parts[1]) else { return nil }
            self = .staff(id)
        case "device":
            guard let id = ID<PoolDevice>(parts[1]) else { return nil }
            self = .device(id)
        case "room":
            guard let id = ID<Room>(parts[1]) else { return nil }
            self = .room(id)
        default: return nil
        }
    }
}

extension Form {
    fileprivate func moment(_ date: String, _ time: String) -> LocalTime? {
        guard let date = value(date, as: CivilDate.self), let time = value(time, as: MinuteOfDay.self) else {
            return nil
        }
        return LocalTime(date, time)
    }
}
