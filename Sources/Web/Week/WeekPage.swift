/// `/week?date=…&unit=…&rows=…`: a week, its days side by side.
///
/// POST `/week/plan`: `date`, `unit`; `/week/undo` and `/week/redo`: `unit`.
/// Every form of a week also sends `back`, the view to come back to.
struct WeekPage: Page {
    static let template = "week"
    static let section: Section? = .week

    let head: WeekHead
    let board: Board

    func title(_ localizer: Localizer) -> String { head.name }
}
