import Domain

/// `/sessions/{id}`: one session, why it lies where it does, and where else
/// it could.
///
/// With `date`, `time`, `staff`, `device` and `room` in the query it also
/// says what speaks against that place. POST `/sessions/{id}/ask` takes the
/// same fields and leads there; `/sessions/{id}/move`: the same, `pin` (with
/// `pins`) and `overriding`; `/sessions/{id}/swap`: `other`; `/sessions/{id}/cancel`.
struct SessionPage: Page {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// A part of what the session costs where it is.
    struct Cost: Sendable {
        let label: String
        let points: String
    }

    struct Form: Sendable {
        let move: String
        let swap: String
        let cancel: String
        let ask: String
        let date: String
        let time: String
        let staff: [Choice]
        let devices: [Choice]
        let rooms: [Choice]
        let isPinned: Bool
        let others: [Choice]
    }

    /// What speaks against a place, or what it would cost.
    struct Answer: Sendable {
        /// Such as `ons. 25. nov. kl. 10:00 hos Bo Lind`.
        let place: String
        let sentence: String
        let isPossible: Bool
        /// Whether a planner may decide otherwise.
        let canOverride: Bool
        /// What is in the way.
        let inTheWay: [String]
        /// What was asked about.
        let asked: SessionPlace
    }

    static let template = "session"
    static let section: Section? = .week

    let citizen: String
    let citizenHref: String
    /// Such as `tirsdag 24. november kl. 10:00–10:30`.
    let when: String
    let chip: Chip
    let back: String
    let facts: [Fact]
    /// Why it has no place, if it has none.
    let reasons: [String]
    let conflict: String?
    let answer: Answer?
    let costs: [Cost]
    let total: String
    let remedies: [Remedy]
    /// Nil for what can no longer be changed.
    let form: Form?

    func title(_ localizer: Localizer) -> String { citizen }
}
