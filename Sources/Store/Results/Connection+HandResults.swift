package import Domain

extension Connection {
    /// What staff noted about a session, newest first; the first stands.
    package func handResults(of session: ID<Session>) throws -> [HandResult] {
        try all("SELECT * FROM hand_results WHERE session_id = \(session) ORDER BY is_current DESC, at DESC, id DESC")
    }

    /// Notes a result that stands from now on; those before it stay.
    package func insert(_ result: HandResult) throws {
        try execute(
            "UPDATE hand_results SET is_current = 0 WHERE session_id = \(result.session) AND is_current = 1")
        try execute(
            """
            INSERT INTO hand_results (id, session_id, completion, pain, effort, comment, reason, staff_id, at,
                                      seen_events, is_current)
            VALUES (\(result.id), \(result.session), \(result.completion), \(result.pain), \(result.effort),
                    \(result.comment), \(result.reason), \(result.staff), \(result.at), \(result.seenEvents), 1)
            """)
    }
}

extension HandResult: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], session: try row["session_id"], completion: try row["completion"],
            pain: try row["pain"], effort: try row["effort"], comment: try row["comment"], reason: try row["reason"],
            staff: try row["staff_id"], at: try row["at"], seenEvents: try row["seen_events"])
    }

    /// Of a row that a session was joined in; nil when there is none.
    init?(of session: ID<Session>, joined row: Row) throws {
        let id: ID<HandResult>? = try row["hand_id"]
        guard let id else { return nil }
        self.init(
            id: id, session: session, completion: try row["hand_completion"], pain: try row["hand_pain"],
            effort: try row["hand_effort"], comment: try row["hand_comment"], reason: try row["hand_reason"],
            staff: try row["hand_staff_id"], at: try row["hand_at"], seenEvents: try row["hand_seen_events"])
    }
}
