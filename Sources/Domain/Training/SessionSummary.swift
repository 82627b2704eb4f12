/// A session with the names and the result that lists of sessions show.
package struct SessionSummary: Sendable {
    package let session: Session
    package let citizen: Citizen
    package let mode: Plan.Mode
    package let programme: ID<Programme>
    package let programmeName: String
    /// What the tablet reported.
    package let tablet: SessionResult?
    /// What staff noted last.
    package let hand: HandResult?
    /// How often the tablet's result changed after it had settled, and one.
    package let version: Int
    /// What stands of both.
    package let result: SessionResult?

    package init(
        session: Session, citizen: Citizen, mode: Plan.Mode, programme: ID<Programme>, programmeName: String,
        result: SessionResult?, hand: HandResult? = nil, version: Int = 1
    ) {
        self.session = session
        self.citizen = citizen
        self.mode = mode
        self.programme = programme
        self.programmeName = programmeName
        tablet = result
        self.hand = hand
        self.version = version
        self.result = SessionResult(tablet: result, hand: hand)
    }

    /// What stands, if anybody began to train.
    package var begun: SessionResult? { result.flatMap { $0.hasBegun ? $0 : nil } }

    /// Whether the tablet has reported more since staff noted a result.
    package var hasNewsAfterHand: Bool { hand.map { ($0.seenEvents) < (tablet?.events ?? 0) } ?? false }
}
