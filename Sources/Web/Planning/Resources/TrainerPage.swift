/// `/resources/staff/{id}`: when a member of staff works, what they can, where
/// their day begins, and when they are away.
///
/// POST `/resources/staff/{id}`: lines of shifts (``IntervalLines``),
/// `skills` (apart by commas), `maxHours`; `/resources/staff/{id}/days`:
/// `date`, `kind` (`hours`, `off`, `swap`), `from`, `to`, `from2`, `to2`,
/// `other`; `/resources/staff/{id}/days/{date}/remove`;
/// `/resources/staff/{id}/address` (``AddressForm``); `/absences/{id}/end`.
struct TrainerPage: Page {
    struct Absence: Sendable {
        /// Such as `23. nov. 00:00 – 27. nov. 00:00`.
        let period: String
        let reason: String
        /// Where it is taken back; nil for what is over.
        let end: String?
    }

    /// A day that is not as the pattern says.
    struct Day: Sendable {
        /// Such as `torsdag 26. november`.
        let date: String
        /// Such as `10:00–14:00`, or that they don't work.
        let hours: String
        /// Such as `ellers 07:30–15:00`.
        let usually: String
        /// Where the day is given back to the pattern.
        let remove: String
    }

    static let template = "trainer"
    static let section: Section? = .week

    let name: String
    /// The unit and the hours of a week.
    let about: String
    let action: String
    let shifts: IntervalLines
    let skills: String
    let maxHours: String
    let home: AddressForm
    let absences: [Absence]
    let addAbsence: String
    let days: [Day]
    /// Where a day is posted.
    let addDay: String
    /// The first date that can be chosen.
    let today: String
    /// With whom a shift can be swapped.
    let others: [Choice]

    func title(_ localizer: Localizer) -> String { name }
}
