/// `/week?scale=list&…`: a line a session, to change several at once.
///
/// POST `/week/change`: `session` (once for each), `action` (`shift`,
/// `assign`, `swap` or `cancel`), `days`, `minutes`, `staff`.
struct SessionListPage: Page {
    struct Day: Sendable {
        let name: String
        let entries: [Line]
    }

    struct Line: Sendable {
        let entry: BoardEntry
        let staff: String
        let device: String
        let room: String
        let chip: Chip
        /// Whether it can still be changed.
        let isOpen: Bool
    }

    static let template = "session-list"
    static let section: Section? = .week

    let head: WeekHead
    let change: String
    let staff: [Choice]
    let days: [Day]

    func title(_ localizer: Localizer) -> String { head.name }
}
