/// `/week/print?date=…&unit=…&by=staff|citizen`: a sheet of paper a person.
struct SheetsPage: Page {
    /// Whose sheets are printed.
    enum Side: String, CaseIterable, Sendable {
        case staff, citizen
    }

    struct Sheet: Sendable {
        let name: String
        /// Such as `Uge 48 · 23. nov. – 29. nov. 2026`.
        let about: String
        let days: [Day]
    }

    struct Day: Sendable {
        let name: String
        let lines: [Line]
        /// Such as `Fri` or `Syg`, when there is nothing else.
        let note: String?
    }

    struct Line: Sendable {
        let time: String
        let end: String
        /// The citizen on a trainer's sheet, the trainer on a citizen's.
        let name: String
        let programme: String
        /// The tablet and the room, if any.
        let with: String?
    }

    static let template = "sheets"
    static let section: Section? = .week

    let heading: String
    /// Such as `12 ark`.
    let summary: String
    let back: String
    let others: [WeekHead.Tab]
    let sheets: [Sheet]

    func title(_ localizer: Localizer) -> String { heading }
}
