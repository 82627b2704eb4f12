/// `/week/absence`: somebody or something is away; the week is planned anew
/// around it.
///
/// POST: `who` (`staff:`, `device:` or `room:` and an identifier), `from`,
/// `fromTime`, `to`, `toTime`, `reason`, `back`. It leads to a draft.
struct AbsencePage: Page {
    struct Group: Sendable {
        let name: String
        let choices: [Choice]
    }

    static let template = "absence"
    static let section: Section? = .week

    let action: String
    let back: String
    let unit: String
    let who: [Group]
    let from: String
    let fromTime: String
    let to: String
    let toTime: String
    let reasons: [Choice]

    func title(_ localizer: Localizer) -> String { localizer[.absenceTitle] }
}
