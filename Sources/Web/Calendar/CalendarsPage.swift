import Domain

/// `/calendars`. POST `/calendars`: `subject` (such as `staff.` and an
/// identifier), `naming`; POST `/calendars/{id}/end`.
struct CalendarsPage: Page {
    struct Row: Sendable {
        let name: String
        /// Such as `12. nov. 16:20`; nil when never.
        let lastRead: String?
        let created: String
        let end: String
    }

    /// An address that was just made; it is never shown again.
    struct Made: Sendable {
        let name: String
        let address: String
        /// The same for a program on this machine.
        let program: String
    }

    static let template = "calendars"

    let made: Made?
    let staff: [Choice]
    let units: [Choice]
    let citizens: [Choice]
    let namings: [Choice]
    let rows: [Row]

    func title(_ localizer: Localizer) -> String { localizer[.calendarsTitle] }

    static let sample = CalendarsPage(
        made: Made(
            name: "Mette Holm", address: "https://trin.example/calendar/secret.ics",
            program: "webcal://trin.example/calendar/secret.ics"),
        staff: [Choice(value: "staff.1", label: "Mette Holm", isSelected: true)],
        units: [Choice(value: "unit.1", label: "Hjemmepleje Nord")],
        citizens: [Choice(value: "citizen.1", label: "Inger Madsen")],
        namings: [
            Choice(value: "initials", label: "Initialer", isSelected: true),
            Choice(value: "givenName", label: "Fornavn"),
        ],
        rows: [
            Row(
                name: "Mette Holm", lastRead: "24. nov. 10:05", created: "12. nov.",
                end: Links.endCalendar(.sample)),
            Row(name: "Inger Madsen", lastRead: nil, created: "20. nov.", end: Links.endCalendar(.sample)),
        ])
}
