import Domain

/// `/sessions/{id}/result`: what came of a session, by whom, and how it
/// changed.
///
/// POST there notes a result: `completion` (done, partly, notDone), `pain`
/// and `effort` (0 … 10 or empty), `comment`, `reason` (needed when there is
/// a result already), `seen` (how many events were known).
struct ResultPage: Page {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Note: Sendable {
        /// Such as `24. nov. 10:05 · Bo Lind`.
        let head: String
        let what: String
        let comment: String?
        let reason: String?
        let stands: Bool
    }

    struct Change: Sendable {
        /// Such as `24. nov. 10:05`.
        let when: String
        /// Such as `3 dage forsinket`.
        let delay: String
        let version: String
        let differences: [String]
        let causes: [String]
    }

    struct Form: Sendable {
        let action: String
        let completions: [Choice]
        let pains: [Choice]
        let efforts: [Choice]
        let comment: String
        let seen: Int
        let isCorrection: Bool
    }

    static let template = "result"
    static let section: Section? = .citizens

    let citizen: String
    let citizenHref: String
    let when: String
    let chip: Chip
    /// Whether the tablet told more after staff noted a result.
    let hasNews: Bool
    let facts: [Fact]
    let tablet: [Fact]
    let notes: [Note]
    let changes: [Change]
    /// Nil before the session's day.
    let form: Form?

    func title(_ localizer: Localizer) -> String { citizen }
}
