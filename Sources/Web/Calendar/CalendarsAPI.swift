import Domain
import HTTPTypes
import Hummingbird
import Services

/// `/api/v1/calendars`: the same as the page Calendars, for programs.
struct CalendarsAPI: Sendable {
    let services: TrinServices
    private var calendars: CalendarService { services.calendars }

    init(services: TrinServices) { self.services = services }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("calendars") { _, context in
            try Response.json(try await calendars.links(for: try context.staff).map { CalendarJSON($0) })
        }
        router.post("calendars") { request, context in
            let order = try await request.json(Order.self, context)
            guard let subject = CalendarLink.Subject(field: "\(order.kind).\(order.subject)") else {
                throw ServiceError(
                    .invalid, "'\(order.kind)' and '\(order.subject)' name no calendar; kinds are staff, citizen, unit."
                )
            }
            guard let naming = CalendarLink.Naming(rawValue: order.naming ?? "initials") else {
                throw ServiceError(
                    .invalid, "naming is '\(order.naming ?? "")'; it must be 'initials' or 'givenName'.")
            }
            let (link, secret) = try await calendars.create(for: subject, naming: naming, by: try context.staff)
            return try Response.json(
                Made(id: link.id.description, address: "/calendar/\(secret.text).ics"), status: .created)
        }
        router.delete("calendars/:id") { _, context in
            try await calendars.end(try context.id(), by: try context.staff)
            return Response(status: .noContent)
        }
    }

    private struct Order: Decodable {
        var kind: String
        var subject: String
        var naming: String?
    }

    private struct Made: Encodable {
        let id: String
        /// On this server; never told again.
        let address: String
    }
}

/// An address as programs see it; its secret is not known any more.
private struct CalendarJSON: Encodable {
    let id: String
    let kind: String
    let subject: String
    let name: String
    let naming: String
    let createdAt: String
    let lastReadAt: String?

    init(_ entry: CalendarService.Entry) {
        let link = entry.link
        id = link.id.description
        let parts = link.subject.field.split(separator: ".", maxSplits: 1).map(String.init)
        kind = parts[0]
        subject = parts[1]
        name = entry.name
        naming = link.naming.rawValue
        createdAt = link.createdAt.rfc3339
        lastReadAt = link.lastReadAt?.rfc3339
    }
}
