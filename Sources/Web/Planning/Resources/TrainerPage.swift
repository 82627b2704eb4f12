/// `/resources/staff/{id}`: when a member of staff works, what they can, and
/// when they are away.
///
/// POST `/resources/staff/{id}`: lines of shifts (``IntervalLines``),
/// `skills` (apart by commas), `maxHours`; POST `/absences/{id}/end`.
struct TrainerPage: Page {
    struct Absence: Sendable {
        /// Such as `23. nov. 00:00 – 27. nov. 00:00`.
        let period: String
        let reason: String
        /// Where it is taken back; nil for what is over.
        let end: String?
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
    let absences: [Absence]
    let addAbsence: String

    func title(_ localizer: Localizer) -> String { name }
}
