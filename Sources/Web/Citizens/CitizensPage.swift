import Domain

/// `/citizens`; `?q=` searches by name, `?unit=` shows one unit's. POST there
/// makes a new one: `givenName`, `familyName`, `birthYear` (or empty),
/// `unit`, `language`.
struct CitizensPage: Page {
    struct Row: Sendable {
        let name: String
        let href: String
        /// Such as `f. 1941 · Hjemmepleje Nord`.
        let about: String
        /// The programme of the active plan.
        let programme: String?
        /// The last four weeks; nil when nothing was planned in them.
        let bar: AdherenceBar?
        /// The last answer, such as `3`, and how it should look.
        let pain: Chip?
        /// Such as `24. nov.`.
        let lastTrained: String?
    }

    /// What one may choose for a new citizen.
    struct Form: Sendable {
        let units: [Choice]
        let languages: [Choice]
    }

    static let template = "citizens"
    static let section: Section? = .citizens

    let query: String
    let count: String
    /// Nil when the reader sees only one unit.
    let filter: UnitFilter?
    let rows: [Row]
    /// Nil for those who may not make citizens.
    let form: Form?

    func title(_ localizer: Localizer) -> String { localizer[.navCitizens] }
}

extension Chip {
    /// An answer to *did it hurt*, 0 … 10 (numeric rating scale): up to 3 is
    /// mild, from 7 severe.
    static func pain(_ pain: Int) -> Chip {
        Chip(kind: pain >= 7 ? .missed : pain >= 4 ? .partly : .done, text: String(pain))
    }
}
