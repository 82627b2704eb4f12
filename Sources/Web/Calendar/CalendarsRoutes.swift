import Domain
import HTTPTypes
import Hummingbird
import Services

/// Where staff make and end the addresses of calendars.
struct CalendarsRoutes: Sendable {
    let pages: PageResponder
    private var calendars: CalendarService { pages.services.calendars }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("calendars") { request, context in try await show(nil, request, context) }
        router.post("calendars", use: create)
        router.post("calendars/:id/end") { request, context in
            try await calendars.end(try context.id(), by: try context.staff)
            return pages.redirect(to: Links.calendars.path, saying: .flashCalendarEnded, request, context)
        }
    }

    /// Answers with the page itself: the address goes nowhere but into it.
    @Sendable private func create(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let subject = CalendarLink.Subject(field: form["subject"]) else {
            throw ServiceError(.invalid, "'\(form["subject"])' is nobody's calendar; choose one of the list.")
        }
        let (link, secret) = try await calendars.create(
            for: subject, naming: form.choice("naming") ?? .initials, by: try context.staff)
        let name = try await calendars.links(for: try context.staff).first { $0.link.id == link.id }?.name ?? ""
        let place = "\(request.head.authority ?? "localhost")/calendar/\(secret.text).ics"
        return try await show(
            CalendarsPage.Made(
                name: name, address: (pages.cookies.isSecure ? "https://" : "http://") + place,
                program: "webcal://" + place),
            request, context)
    }

    private func show(
        _ made: CalendarsPage.Made?, _ request: Request, _ context: TrinRequestContext
    ) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let zone = pages.services.zone
        let subjects = try await calendars.subjects(for: staff)
        let page = CalendarsPage(
            made: made,
            staff: subjects.staff.map { member in
                Choice(
                    value: CalendarLink.Subject.staff(member.id).field, label: member.name,
                    isSelected: member.id == staff.id)
            },
            units: subjects.units.map { Choice(value: CalendarLink.Subject.unit($0.id).field, label: $0.name) },
            citizens: subjects.citizens.map {
                Choice(value: CalendarLink.Subject.citizen($0.id).field, label: $0.fullName)
            },
            namings: [
                Choice(
                    value: CalendarLink.Naming.initials.rawValue, label: localizer[.calendarsInitials],
                    isSelected: true),
                Choice(value: CalendarLink.Naming.givenName.rawValue, label: localizer[.calendarsGivenName]),
            ],
            rows: try await calendars.links(for: staff).map { entry in
                CalendarsPage.Row(
                    name: entry.name,
                    lastRead: entry.link.lastReadAt.map { localizer.shortDate(zone.date(at: $0)) },
                    created: localizer.shortDate(zone.date(at: entry.link.createdAt)),
                    end: Links.endCalendar(entry.link.id))
            })
        return try await pages.show(page, request, context)
    }
}

extension CalendarLink.Subject {
    /// As a form's field has it: `unit.` and the identifier.
    var field: String {
        switch self {
        case .staff(let id): "staff.\(id)"
        case .citizen(let id): "citizen.\(id)"
        case .unit(let id): "unit.\(id)"
        }
    }

    init?(field: String) {
        let parts = field.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let subject: Self? =
            switch parts[0] {
            case "staff": ID(parts[1]).map { .staff($0) }
            case "citizen": ID(parts[1]).map { .citizen($0) }
            case "unit": ID(parts[1]).map { .unit($0) }
            default: nil
            }
        guard let subject else { return nil }
        self = subject
    }
}
