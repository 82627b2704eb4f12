/// `/drafts/{id}`: what a draft would change in the published week, item by
/// item.
///
/// POST `/drafts/{id}/publish`: `item` (once for each that is accepted);
/// POST `/drafts/{id}/discard`.
struct DraftPage: Page {
    struct Measure: Sendable {
        let label: String
        let value: String
        /// The class of its colour.
        let kind: String
    }

    struct Group: Sendable {
        /// A day or a trainer, such as `tirsdag 24. november`.
        let name: String
        let items: [Item]
    }

    struct Item: Sendable {
        let id: String
        let citizen: String
        let href: String
        /// What happens, such as `Flyttes` or `Ny medarbejder`.
        let what: String
        /// The class of its colour.
        let kind: String
        /// Such as `tir. 10:00 · Bo Lind`; nil for what is new.
        let before: String?
        let after: String?
        /// What it costs and why, in a few words.
        let note: String?
        /// Why it cannot be published as it is.
        let conflict: String?
        /// What must be accepted with it.
        let needs: String?
        let isAccepted: Bool
        let isOpen: Bool
    }

    static let template = "draft"
    static let section: Section? = .week

    let name: String
    /// Such as `Uge 48 · lavet kl. 07:15 af Lars Juhl`.
    let about: String
    let back: String
    /// The week with the draft over it; nil for one that is over.
    let board: String?
    let measures: [Measure]
    let groups: [Group]
    let unplaced: [WeekHead.Unplaced]
    let unplacedTitle: String?
    /// Nil for one that is published or discarded.
    let publish: String?
    let discard: String?
    /// Such as `Udgivet 23. nov. kl. 07:20`.
    let ended: String?

    func title(_ localizer: Localizer) -> String { name }
}
