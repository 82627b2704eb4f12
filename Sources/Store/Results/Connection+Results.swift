package import Domain

extension Connection {
    /// What the tablet reported of a session.
    package func result(of session: ID<Session>) throws -> SessionResult? {
        try first("SELECT * FROM session_results WHERE session_id = \(session)")
    }

    /// What the tablets reported of each of `sessions`, if they did.
    package func storedResults(of sessions: [ID<Session>]) throws -> [ID<Session>: StoredResult] {
        var results: [ID<Session>: StoredResult] = [:]
        for list in sessions.shortLists {
            let found: [StoredResult] = try all("SELECT * FROM session_results WHERE session_id IN (\(list: list))")
            for result in found { results[result.result.session] = result }
        }
        return results
    }

    /// Writes what the events of a session amount to now.
    package func save(
        _ result: SessionResult, at instant: Instant, with causes: [ResultVersion.Cause] = []
    ) throws {
        _ = try save(result, over: try storedResults(of: [result.session])[result.session], at: instant) { causes }
    }

    /// Writes what the events of a session amount to now.
    ///
    /// Where that tells something else than a result that had settled, or than
    /// a day that was over without one, the change is kept as the result's next
    /// version. What follows before that has settled belongs to it.
    ///
    /// - Parameters:
    ///   - known: what is stored.
    ///   - causes: the events that came with it; asked only where a version is
    ///     written.
    /// - Returns: what is stored now.
    package func save(
        _ result: SessionResult, over known: StoredResult?, at instant: Instant,
        causes: () -> [ResultVersion.Cause]
    ) throws -> StoredResult {
        if let known, known.result == result { return known }
        var version = known?.version ?? 1
        let tellsMore = known.map { result.tellsMore(than: $0.result) } ?? true
        if let known, known.isFresh(at: instant) {
            if version > 1 { try amend(version, with: result, causes()) }
        } else if tellsMore, try known != nil || isAfterItsDay(result, at: instant) {
            version += 1
            try insert(
                ResultVersion(
                    session: result.session, version: version, at: instant, before: known?.result, after: result,
                    causes: causes()))
        }
        let stored = StoredResult(
            result: result, version: version, changedAt: tellsMore ? instant : known?.changedAt ?? instant)
        try execute(
            """
            INSERT INTO session_results (session_id, completion, started_at, ended_at, exercises_completed,
                exercises_skipped, sets_completed, pain, effort, comment, events, stalls, startup_time, help_asked,
                tests, version, changed_at, updated_at)
            VALUES (\(result.session), \(result.completion), \(result.startedAt), \(result.endedAt),
                    \(result.exercisesCompleted), \(result.exercisesSkipped), \(result.setsCompleted),
                    \(result.pain), \(result.effort), \(result.comment), \(result.events), \(result.stalls),
                    \(result.startupTime), \(result.helpAsked), \(SQLTests(result.tests)), \(version),
                    \(stored.changedAt), \(instant))
            ON CONFLICT (session_id) DO UPDATE SET
                completion = excluded.completion, started_at = excluded.started_at,
                ended_at = excluded.ended_at, exercises_completed = excluded.exercises_completed,
                exercises_skipped = excluded.exercises_skipped, sets_completed = excluded.sets_completed,
                pain = excluded.pain, effort = excluded.effort, comment = excluded.comment,
                events = excluded.events, stalls = excluded.stalls, startup_time = excluded.startup_time,
                help_asked = excluded.help_asked, tests = excluded.tests, version = excluded.version,
                changed_at = excluded.changed_at, updated_at = excluded.updated_at
            """)
        return stored
    }

    /// Whether a first result comes when its session's day is over, so that
    /// it counted as missed. Of a training that has just been that is not
    /// asked.
    private func isAfterItsDay(_ result: SessionResult, at instant: Instant) throws -> Bool {
        if let end = result.endedAt, instant.seconds(since: end) < ResultVersion.settlesAfter { return false }
        guard let session = try session(result.session) else { return false }
        return instant.seconds(since: session.startsAt) >= Double(24 * 60 - session.time.minutes) * 60
    }

    /// Deletes all that is known of what came of a session.
    func eraseResults(of session: ID<Session>) throws {
        try execute("DELETE FROM session_results WHERE session_id = \(session)")
        try execute("DELETE FROM result_versions WHERE session_id = \(session)")
        try execute("DELETE FROM hand_results WHERE session_id = \(session)")
        try execute(
            """
            DELETE FROM flags WHERE (subject = \(session) OR subject LIKE \(session.description + "@%"))
                AND citizen_id = (SELECT citizen_id FROM sessions WHERE id = \(session))
            """)
    }

    /// The changes of a session's result, oldest first.
    package func versions(of session: ID<Session>) throws -> [ResultVersion] {
        try all("SELECT * FROM result_versions WHERE session_id = \(session) ORDER BY version")
    }

    /// The changes of all results of a citizen, newest first.
    package func versions(of citizen: ID<Citizen>) throws -> [ResultVersion] {
        try all(
            """
            SELECT result_versions.* FROM sessions JOIN result_versions ON result_versions.session_id = sessions.id
            WHERE sessions.citizen_id = \(citizen) ORDER BY result_versions.at DESC, result_versions.version DESC
            """)
    }

    private func insert(_ version: ResultVersion) throws {
        try execute(
            """
            INSERT INTO result_versions (session_id, version, at, before, after, causes)
            VALUES (\(version.session), \(version.version), \(version.at), \(JSONText(version.before)),
                    \(JSONText(version.after)), \(JSONText(version.causes)))
            """)
    }

    private func amend(_ number: Int, with result: SessionResult, _ causes: [ResultVersion.Cause]) throws {
        let known: ResultVersion? = try first(
            "SELECT * FROM result_versions WHERE session_id = \(result.session) AND version = \(number)")
        guard var version = known else { return }
        version.amend(result, with: causes)
        try execute(
            """
            UPDATE result_versions SET after = \(JSONText(version.after)), causes = \(JSONText(version.causes))
            WHERE session_id = \(result.session) AND version = \(number)
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
            events: try row["events"], stalls: try row["stalls"], startupTime: try row["startup_time"],
            helpAsked: try row["help_asked"], tests: try (row["tests"] as SQLTests).tests)
    }
}

extension ResultVersion: Record {
    package init(row: Row) throws {
        self.init(
            session: try row["session_id"], version: try row["version"], at: try row["at"],
            before: try row.json("before"), after: try row.json("after"), causes: try row.json("causes"))
    }
}

/// Functional tests as JSON text; hardly a session has any, so none is told
/// without a coder.
private struct SQLTests: SQLConvertible {
    let tests: [TestMeasure]

    init(_ tests: [TestMeasure]) { self.tests = tests }

    var sqlValue: SQLValue { tests.isEmpty ? .text("[]") : JSONText(tests).sqlValue }

    init?(sqlValue: SQLValue) {
        if case .text("[]") = sqlValue {
            tests = []
        } else {
            guard let text = JSONText<[TestMeasure]>(sqlValue: sqlValue) else { return nil }
            tests = text.value
        }
    }
}
