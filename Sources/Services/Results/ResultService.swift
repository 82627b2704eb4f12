package import Domain
package import Store

/// What came of sessions: what tablets reported, what staff noted, and how
/// it changed.
package struct ResultService: Sendable {
    let database: any Database
    let clock: WallClock
    let zone: Zone
    /// Who notes results.
    package static let roles: Set<Role> = [.therapist, .trainer]

    package init(database: any Database, clock: WallClock, zone: Zone) {
        self.database = database
        self.clock = clock
        self.zone = zone
    }

    package var today: CivilDate { zone.date(at: clock.now) }

    /// Everything that is known of a session's result.
    package struct Dossier: Sendable {
        package let summary: SessionSummary
        /// What staff noted, that which stands first.
        package let hands: [HandResult]
        /// How the tablet's result changed, oldest first.
        package let versions: [ResultVersion]
    }

    package struct Draft: Sendable {
        package var completion: HandResult.Completion
        package var pain: Int?
        package var effort: Int?
        package var comment: String
        package var reason: String
        /// How many events were known to who wrote it; nil for those that
        /// are there now.
        package var seenEvents: Int?

        package init(
            completion: HandResult.Completion, pain: Int? = nil, effort: Int? = nil, comment: String = "",
            reason: String = "", seenEvents: Int? = nil
        ) {
            self.completion = completion
            self.pain = pain
            self.effort = effort
            self.comment = comment
            self.reason = reason
            self.seenEvents = seenEvents
        }
    }

    package func dossier(of id: ID<Session>, for staff: StaffMember) async throws -> Dossier {
        try await database.read { try $0.dossier(of: id, for: staff) }
    }

    /// Notes what came of a session. It stands above what a tablet reports,
    /// also later; both stay, and so does what was noted before.
    @discardableResult
    package func note(_ draft: Draft, on id: ID<Session>, by staff: StaffMember) async throws -> HandResult {
        let now = clock.now
        let today = today
        for answer in [draft.pain, draft.effort].compactMap({ $0 }) where !(0...10).contains(answer) {
            throw ServiceError(.invalid, "'\(answer)' is no answer; give 0–10.", reason: .answer)
        }
        let comment = String(draft.comment.trimmed.prefix(2000))
        let reason = String(draft.reason.trimmed.prefix(500))
        return try await database.write { connection in
            let dossier = try connection.dossier(of: id, for: staff)
            let session = dossier.summary.session
            guard session.date <= today else {
                throw ServiceError(
                    .conflict, "The session is on \(session.date); note a result on the day or later.",
                    reason: .resultEarly)
            }
            let isCorrection = dossier.summary.tablet != nil || !dossier.hands.isEmpty
            guard !isCorrection || !reason.isEmpty else {
                throw ServiceError(
                    .invalid, "There is a result already; say why it is corrected.", reason: .resultReason)
            }
            let events = dossier.summary.tablet?.events ?? 0
            let result = HandResult(
                id: .new(at: now), session: id, completion: draft.completion, pain: draft.pain, effort: draft.effort,
                comment: comment.isEmpty ? nil : comment, reason: reason.isEmpty ? nil : reason, staff: staff.id,
                at: now, seenEvents: max(0, min(draft.seenEvents ?? events, events)))
            try connection.insert(result)
            return result
        }
    }
}

extension Connection {
    fileprivate func dossier(of id: ID<Session>, for staff: StaffMember) throws -> ResultService.Dossier {
        guard let summary = try summary(of: id), staff.unit == nil || staff.unit == summary.citizen.unit else {
            throw ServiceError(.notFound, "There is no session \(id) in your unit.")
        }
        return ResultService.Dossier(
            summary: summary, hands: try handResults(of: id), versions: try versions(of: id))
    }
}
