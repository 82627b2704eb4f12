package import Domain

extension Connection {
    package func result(of session: ID<Session>) throws -> SessionResult? {
        try first("SELECT * FROM session_results WHERE session_id = \(session)")
    }

    /// Writes a result; one that is there already becomes its next version.
    package func save(_ result: SessionResult, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO session_results (session_id, completion, started_at, ended_at, exercises_completed,
                exercises_skipped, sets_completed, pain, effort, comment, events, updated_at)
            VALUES (\(result.session), \(result.completion), \(result.startedAt), \(result.endedAt),
                    \(result.exercisesCompleted), \(result.exercisesSkipped), \(result.setsCompleted),
                    \(result.pain), \(result.effort), \(result.comment), \(result.events), \(instant))
            ON CONFLICT (session_id) DO UPDATE SET
                completion = excluded.completion, started_at = excluded.started_at,
                ended_at = excluded.ended_at, exercises_completed = excluded.exercises_completed,
                exercises_skipped = excluded.exercises_skipped, sets_completed = excluded.sets_completed,
                pain = excluded.pain, effort = excluded.effort, comment = excluded.comment,
                events = excluded.events, version = session_results.version + 1, updated_at = excluded.updated_at
            """)
    }
}

extension SessionResult: Record {
    package init(row: Row) throws {
        self.init(
            session: try row["session_id"], completion: try row["completion"], startedAt: try row["started_at"],
            endedAt: try row["ended_at"], exercisesCompleted: try row["exercises_completed"],
            exercisesSkipped: try row["exercises_skipped"], setsCompleted: try row["sets_completed"],
            pain: try row["pain"], effort: try row["effort"], comment: try row["comment"],
            events: try row["events"])
    }
}
