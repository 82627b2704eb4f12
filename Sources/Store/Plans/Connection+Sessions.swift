package import Domain

extension Connection {
    package func session(_ id: ID<Session>) throws -> Session? {
        try first("SELECT * FROM sessions WHERE id = \(id)")
    }

    package func insert(_ session: Session) throws {
        try execute(
            """
            INSERT INTO sessions (id, plan_id, citizen_id, date, time, zone, starts_at, cancelled_at)
            VALUES (\(session.id), \(session.plan), \(session.citizen), \(session.date), \(session.time),
                    \(session.zone), \(session.startsAt), \(session.cancelledAt))
            """)
    }

    package func moveSession(_ id: ID<Session>, to date: CivilDate, _ time: MinuteOfDay, at instant: Instant) throws {
        try execute(
            "UPDATE sessions SET date = \(date), time = \(time), starts_at = \(instant) WHERE id = \(id)")
    }

    package func cancelSession(_ id: ID<Session>, at instant: Instant) throws {
        try execute("UPDATE sessions SET cancelled_at = \(instant) WHERE id = \(id) AND cancelled_at IS NULL")
    }

    /// Calls off a plan's sessions after a day that have no result.
    /// - Returns: how many.
    @discardableResult
    package func cancelSessions(of plan: ID<Plan>, after date: CivilDate, at instant: Instant) throws -> Int {
        try execute(
            """
            UPDATE sessions SET cancelled_at = \(instant)
            WHERE plan_id = \(plan) AND date > \(date) AND cancelled_at IS NULL
                AND id NOT IN (SELECT session_id FROM session_results)
            """)
    }

    package func summary(of session: ID<Session>) throws -> SessionSummary? {
        try first(Self.summaries + " WHERE sessions.id = \(session)")
    }

    package func summaries(of citizen: ID<Citizen>) throws -> [SessionSummary] {
        try all(Self.summaries + " WHERE sessions.citizen_id = \(citizen) ORDER BY sessions.starts_at, sessions.id")
    }

    /// The sessions from one day to another, both counted, by start.
    /// - Parameter unit: only this unit's citizens; nil for all.
    package func summaries(from start: CivilDate, to end: CivilDate, in unit: ID<Unit>?) throws -> [SessionSummary] {
        let scope: SQL = if let unit { "AND citizens.unit_id = \(unit)" } else { "" }
        return try all(
            Self.summaries
                + """
                 WHERE sessions.date BETWEEN \(start) AND \(end) \(sql: scope)
                ORDER BY sessions.starts_at, citizens.given_name, sessions.id
                """)
    }

    private static var summaries: SQL {
        """
        SELECT sessions.*, citizens.unit_id, citizens.given_name, citizens.family_name, citizens.birth_year,
            citizens.language, plans.mode, plans.programme_id, programmes.name AS programme_name,
            results.session_id, results.completion, results.started_at, results.ended_at,
            results.exercises_completed, results.exercises_skipped, results.sets_completed, results.pain,
            results.effort, results.comment, results.events
        FROM sessions
        JOIN citizens ON citizens.id = sessions.citizen_id
        JOIN plans ON plans.id = sessions.plan_id
        JOIN programmes ON programmes.id = plans.programme_id
        LEFT JOIN session_results AS results ON results.session_id = sessions.id
        """
    }
}

extension Session: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], plan: try row["plan_id"], citizen: try row["citizen_id"], date: try row["date"],
            time: try row["time"], zone: try row["zone"], startsAt: try row["starts_at"],
            cancelledAt: try row["cancelled_at"])
    }
}

extension SessionSummary: Record {
    package init(row: Row) throws {
        let session = try Session(row: row)
        let citizen = Citizen(
            id: session.citizen, unit: try row["unit_id"], givenName: try row["given_name"],
            familyName: try row["family_name"], birthYear: try row["birth_year"], language: try row["language"])
        let completion: SessionResult.Completion? = try row["completion"]
        self.init(
            session: session, citizen: citizen, mode: try row["mode"], programme: try row["programme_id"],
            programmeName: try row["programme_name"], result: completion == nil ? nil : try SessionResult(row: row))
    }
}
