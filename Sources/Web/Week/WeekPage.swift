import Domain

/// `/week?date=…&unit=…`: the sessions of one week.
///
/// POST `/sessions/{id}/move`: `date`, `time`, `week`, `unit`;
/// POST `/sessions/{id}/cancel`: `week`, `unit`. Both go back to the week
/// that `week` (a date) and `unit` name.
struct WeekPage: Page {
    struct Day: Sendable {
        /// Such as `tirsdag`.
        let weekday: String
        /// Such as `24. nov.`.
        let date: String
        let isToday: Bool
        let sessions: [Session]
    }

    struct Session: Sendable {
        let time: String
        let citizen: String
        let href: String
        let programme: String
        let chip: Chip
        /// Nil for what has been, and for those who may not change it.
        let change: Change?
    }

    struct Change: Sendable {
        let move: String
        let cancel: String
        /// The values that the fields begin with.
        let date: String
        let time: String
    }

    static let template = "week"
    static let section: Section? = .week

    /// Such as `Uge 48`.
    let name: String
    /// Such as `23. nov. – 29. nov.` and a count.
    let summary: String
    let previous: String
    let next: String
    let current: String
    /// The Monday, as a date.
    let monday: String
    /// The identifier of the unit that is shown, or empty.
    let unit: String
    /// Nil when the reader sees only one unit.
    let filter: UnitFilter?
    let days: [Day]

    func title(_ localizer: Localizer) -> String { name }
}
