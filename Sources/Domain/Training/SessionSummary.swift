/// A session with the names and the result that lists of sessions show.
package struct SessionSummary: Sendable {
    package let session: Session
    package let citizen: Citizen
    package let mode: Plan.Mode
    package let programme: ID<Programme>
    package let programmeName: String
    package let result: SessionResult?

    package init(
        session: Session, citizen: Citizen, mode: Plan.Mode, programme: ID<Programme>, programmeName: String,
        result: SessionResult?
    ) {
        self.session = session
        self.citizen = citizen
        self.mode = mode
        self.programme = programme
        self.programmeName = programmeName
        self.result = result
    }
}
