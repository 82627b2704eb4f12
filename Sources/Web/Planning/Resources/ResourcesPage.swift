/// `/resources`: who and what the week is planned with.
///
/// POST `/resources/staff`: `staff`; `/resources/rooms`: `name`, `capacity`,
/// lines of `opening` (``IntervalLines``); `/resources/closing-days`: `date`,
/// `name`; `/resources/devices`: `name`, `kind`; `/resources/settings`:
/// `country`, `custom` (once for each), `grain`, `metresPerMinute`, `perStop`;
/// each with `unit`.
struct ResourcesPage: Page {
    struct Trainer: Sendable {
        let name: String
        let href: String
        let skills: String
        /// Such as `man.–fre. 07:00–15:00`.
        let shifts: String
        /// Such as `32 t om ugen`.
        let hours: String
        /// Such as `Syg til 27. nov.`.
        let absence: String?
    }

    struct Room: Sendable {
        let name: String
        let capacity: String
        let hours: String
        let remove: String?
    }

    struct Tablet: Sendable {
        let name: String
        let kind: String
        let remove: String?
    }

    struct ClosingDay: Sendable {
        let date: String
        let name: String
        /// Nil for a public holiday.
        let remove: String?
    }

    /// Somebody whose address is not known.
    struct WithoutAddress: Sendable {
        let name: String
        let href: String
    }

    static let template = "resources"
    static let section: Section? = .week

    /// The unit's name.
    let about: String
    let back: String
    /// The identifier of the unit that is shown.
    let unit: String
    let filter: UnitFilter?
    let trainers: [Trainer]
    let rooms: [Room]
    let tablets: [Tablet]
    let closingDays: [ClosingDay]
    /// Accounts that are no trainers of a unit yet.
    let accounts: [Choice]
    /// Whose public holidays are kept.
    let countries: [Choice]
    /// Days that the unit may keep besides; empty without a country.
    let customs: [Choice]
    /// Such as `3 borgere har ingen adresse`; nil when all have one.
    let withoutAddressTitle: String?
    let withoutAddress: [WithoutAddress]
    let grain: Int
    let metresPerMinute: Int
    let perStop: Int
    let saveSettings: String
    let opening: IntervalLines
    let addTrainer: String
    let addRoom: String
    let addTablet: String
    let addClosingDay: String

    func title(_ localizer: Localizer) -> String { localizer[.resourcesTitle] }
}
