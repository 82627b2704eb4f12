/// `/plans/{id}`: what a plan asks of the week, and its course.
///
/// POST `/plans/{id}/wishes`: `from` (a date), `times`, `minutes`,
/// `restDays`, lines of `possible` and `preferred` times
/// (``IntervalLines``), `skill`, `preferredStaff`, `excludedStaff`, `room`,
/// `device`, `group`, `closing`, `checkpoint`. POST `/plans/{id}/pause`:
/// `from`, `to`, `extend`, `reason`; `/plans/{id}/resume`: `from`;
/// `/plans/{id}/stop`: `reason`.
struct WishesPage: Page {
    static let template = "wishes"
    static let section: Section? = .citizens

    let programme: String
    let citizen: String
    let citizenHref: String
    /// Such as `2 gange om ugen · uge 3 af 12`.
    let about: String
    let action: String
    let from: String
    let times: Int
    let minutes: Int
    let restDays: Int
    let possible: IntervalLines
    let preferred: IntervalLines
    let skill: String
    let preferredStaff: [Choice]
    let excludedStaff: [Choice]
    let rooms: [Choice]
    let deviceKinds: [Choice]
    let group: String
    let closings: [Choice]
    let checkpoint: String
    let pauseReasons: [Choice]
    let pause: String?
    let resume: String?
    let stop: String?
    /// Such as `På pause fra 20. nov.`.
    let paused: String?

    func title(_ localizer: Localizer) -> String { programme }
}
