import Domain

/// `/flags`: who should be looked at; `?unit=` narrows it.
///
/// POST `/flags/{id}/seen`: `note`, `level`. POST `/flags/rules`: `unit`, `pain`,
/// `painRising`, `missed`, `silentHours`, `stalls`.
struct FlagsPage: Page {
    struct Row: Sendable {
        let citizen: String
        let href: String
        /// Such as `Smerte 8 af 10`.
        let reason: String
        /// Such as `20. nov. 10:00 · Hjemmepleje Nord`.
        let detail: String
        /// Such as `Terapeut`.
        let who: String
        /// How much the reader is told of.
        let level: Int
        /// Where to post that one has looked; nil for those who need not.
        let seen: String?
    }

    struct Over: Sendable {
        let citizen: String
        let href: String
        let reason: String
        /// Such as `Set 21. nov. 08:30 af Mette Holm`.
        let outcome: String
        let note: String?
    }

    struct Rule: Sendable {
        let name: String
        let label: String
        let value: Int
        let least: Int
        let most: Int
    }

    /// A unit's rules and where to post them.
    struct Rules: Sendable {
        let unit: String
        let unitName: String
        let rules: [Rule]
    }

    static let template = "flags"
    static let section: Section? = .today

    let count: String
    /// Nil when the reader sees only one unit.
    let filter: UnitFilter?
    let open: [Row]
    let over: [Over]
    /// Nil for those who may not set them, and while no unit is chosen.
    let rules: Rules?

    func title(_ localizer: Localizer) -> String { localizer[.flagsTitle] }
}
