/// What a member of staff noted about a session, beside or instead of what a
/// tablet reported.
package struct HandResult: Hashable, Sendable, Codable {
    package enum Completion: String, CaseIterable, Sendable, Codable {
        case done, partly, notDone
    }

    package var id: ID<HandResult>
    package var session: ID<Session>
    package var completion: Completion
    /// 0 … 10 (numeric rating scale), if answered.
    package var pain: Int?
    /// 0 … 10 (Borg CR10), if answered.
    package var effort: Int?
    package var comment: String?
    /// Why it differs from what was there; nil where nothing was.
    package var reason: String?
    package var staff: ID<StaffMember>
    package var at: Instant
    /// How many events of a tablet were known then.
    package var seenEvents: Int

    package init(
        id: ID<HandResult>, session: ID<Session>, completion: Completion, pain: Int? = nil, effort: Int? = nil,
        comment: String? = nil, reason: String? = nil, staff: ID<StaffMember>, at: Instant, seenEvents: Int = 0
    ) {
        self.id = id
        self.session = session
        self.completion = completion
        self.pain = pain
        self.effort = effort
        self.comment = comment
        self.reason = reason
        self.staff = staff
        self.at = at
        self.seenEvents = seenEvents
    }
}

extension SessionResult {
    /// What stands: what staff noted last, whole; else what the tablet
    /// reported. Nil when nobody trained.
    ///
    /// Times and counts stay the tablet's, as no hand notes them.
    package init?(tablet: SessionResult?, hand: HandResult?) {
        guard let hand else {
            guard let tablet else { return nil }
            self = tablet
            return
        }
        guard hand.completion != .notDone else { return nil }
        self =
            tablet
            ?? SessionResult(
                session: hand.session, completion: .started, startedAt: nil, endedAt: nil, exercisesCompleted: 0,
                exercisesSkipped: 0, setsCompleted: 0, pain: nil, effort: nil, comment: nil, events: 0)
        completion = hand.completion == .done ? .done : .partly
        pain = hand.pain
        effort = hand.effort
        comment = hand.comment
    }
}
