import Domain

/// `/citizens/{id}`: plans and how they go.
///
/// POST `/citizens/{id}/plans` prescribes: `programme`, `mode`, `start`
/// (date), `weeks` (1 … 52), `weekday` (1 … 7, once for each), `time`,
/// `goal`. POST `/plans/{id}/stop`: `reason`.
struct CitizenPage: Page {
    struct PlanCard: Sendable {
        let programme: String
        let mode: String
        /// Such as `tirsdag og fredag kl. 10:00`.
        let schedule: String
        /// Such as `uge 3 af 12 · 10. nov. – 1. feb.`.
        let period: String
        let goal: String?
        let bar: AdherenceBar
        /// Where to post a stop; nil for a plan that is over, and for those
        /// who may not stop it.
        let stop: String?
        /// The plan's wishes and course; nil for those who plan nothing.
        let href: String?
        /// Such as `Stoppet 20. nov.`.
        let ended: String?
    }

    struct Week: Sendable {
        /// Such as `Uge 47`.
        let name: String
        let span: String
        let sessions: [Row]
    }

    struct Row: Sendable {
        /// Such as `tir. 24. nov.`.
        let date: String
        let time: String
        let programme: String
        let chip: Chip
        let pain: Chip?
        let effort: String?
        /// Such as `18:40`.
        let duration: String?
        /// What functional tests gave, such as `Rejse-sætte-sig på 30 s: 11`.
        let tests: [String]
        /// Whether staff noted it.
        let isNoted: Bool
        /// That the tablet told of it when its day was over, such as
        /// `Meldt 26. nov. 09:12 · kom 3 dage for sent`.
        let late: String?
        /// The result; nil for those who may not note one, and before the day.
        let href: String?
    }

    /// A settled result that changed.
    struct Change: Sendable {
        /// Such as `fre. 20. nov.`, the session's day.
        let date: String
        /// Such as `Smerte: 2 → 8`.
        let differences: [String]
        /// Such as `Ændret 23. nov. 08:12 · kom 3 dage for sent`.
        let why: String
        let href: String?
    }

    struct Comment: Sendable {
        let date: String
        let text: String
    }

    /// A session of the next two weeks.
    struct Coming: Sendable {
        /// Such as `tir. 24. nov. 10:00`.
        let when: String
        /// The member of staff, or that there is none.
        let who: String
        let programme: String
        /// Nil for those who don't see the week.
        let href: String?
    }

    /// What the form for a new plan begins with.
    struct Prescription: Sendable {
        let action: String
        let programmes: [Choice]
        let modes: [Choice]
        /// A date such as `2026-11-30`.
        let start: String
        let weeks: Int
        let weekdays: [Choice]
        /// Such as `10:00`.
        let time: String
        let goal: String
        /// Shown opened: after bad input, or when there is no plan yet.
        let isOpen: Bool
    }

    static let template = "citizen"
    static let section: Section? = .citizens

    let name: String
    /// Such as `Født 1941 · Hjemmepleje Nord · Dansk`.
    let about: String
    /// The name of the tablet, if there is one.
    let tablet: String?
    let home: AddressForm
    let coming: [Coming]
    let plans: [PlanCard]
    let weeks: [Week]
    /// The markup of ``ResultChart``; nil until there is a result.
    let chart: String?
    /// The markup of ``WeekChart``; nil until something was due.
    let weekChart: String?
    /// Newest first.
    let changes: [Change]
    let comments: [Comment]
    /// Nil for those who may not prescribe.
    let prescription: Prescription?
    /// Where what was reported is erased; nil for those who may not.
    let erase: String?

    func title(_ localizer: Localizer) -> String { name }
}

extension Choice {
    static func modes(selected: Plan.Mode, _ localizer: Localizer) -> [Choice] {
        Plan.Mode.allCases.map {
            Choice(value: $0.rawValue, label: localizer.mode($0), isSelected: $0 == selected)
        }
    }

    static func weekdays(selected: Set<Weekday>, _ localizer: Localizer) -> [Choice] {
        Weekday.allCases.map {
            Choice(value: String($0.rawValue), label: localizer.weekday($0), isSelected: selected.contains($0))
        }
    }
}
