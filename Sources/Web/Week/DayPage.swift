/// `/week?scale=day&…`: one day with its hours.
struct DayPage: Page {
    struct Hour: Sendable {
        /// Such as `08`.
        let label: String
        /// Its place: a class of `board.css`.
        let place: String
    }

    /// What fits on one line without overlapping.
    struct Line: Sendable {
        let entries: [BoardEntry]
    }

    struct Row: Sendable {
        let resource: String
        let name: String
        let href: String?
        let load: String
        let absence: String?
        /// Shifts or openings: classes of `board.css`.
        let shifts: [String]
        let lines: [Line]
    }

    static let template = "day"
    static let section: Section? = .week

    let head: WeekHead
    /// Such as `tirsdag 24. november`.
    let name: String
    /// A date such as `2026-11-24`.
    let date: String
    /// Which kind of thing has a row, as the field of a move is called.
    let field: String
    let days: [WeekHead.Tab]
    let hours: [Hour]
    /// The hours that are shown: classes of `board.css`.
    let span: String
    let rows: [Row]

    func title(_ localizer: Localizer) -> String { name }
}
