package import Domain

extension Connection {
    package func session(_ id: ID<Session>) throws -> Session? {
        try first("SELECT * FROM sessions WHERE id = \(id)")
    }

    package func insert(_ session: Session) throws {
        try execute(
            """
            INSERT INTO sessions (id, plan_id, citizen_id, kind, date, time, zone, starts_at, minutes, staff_id,
                                  pool_device_id, room_id, is_pinned, sequence, cancelled_at, cancel_reason)
            VALUES (\(session.id), \(session.plan), \(session.citizen), \(session.kind), \(session.date),
                    \(session.time), \(session.zone), \(session.startsAt), \(session.minutes), \(session.staff),
                    \(session.device), \(session.room), \(session.isPinned), \(session.sequence),
                    \(session.cancelledAt), \(session.cancelReason))
            """)
    }

    /// Stores where a session takes place, and whether it does, as its next
    /// version.
    package func update(_ session: Session) throws {
        try execute(
            """
            UPDATE sessions SET date = \(session.date), time = \(session.time), starts_at = \(session.startsAt),
                staff_id = \(session.staff), pool_device_id = \(session.device), room_id = \(session.room),
                is_pinned = \(session.isPinned), cancelled_at = \(session.cancelledAt),
                cancel_reason = \(session.cancelReason), sequence = sequence + 1
            WHERE id = \(session.id)
            """)
    }

    package func sessions(of plan: ID<Plan>) throws -> [Session] {
        try all("SELECT * FROM sessions WHERE plan_id = \(plan) ORDER BY starts_at, id")
    }

    package func moveSession(_ id: ID<Session>, to date: CivilDate, _ time: MinuteOfDay, at instant: Instant) throws {
        try execute(
            """
            UPDATE sessions SET date = \(date), time = \(time), starts_at = \(instant), sequence = sequence + 1
            WHERE id = \(id)
            """)
    }

    package func cancelSession(
        _ id: ID<Session>, for reason: Session.CancelReason = .byHand, at instant: Instant
    ) throws {
        try execute(
            """
            UPDATE sessions SET cancelled_at = \(instant), cancel_reason = \(reason), sequence = sequence + 1
            WHERE id = \(id) AND cancelled_at IS NULL
            """)
    }

    /// Calls off a plan's sessions after a day that nobody began to train.
    /// - Returns: how many.
    @discardableResult
    package func cancelSessions(
        of plan: ID<Plan>, after date: CivilDate, for reason: Session.CancelReason = .stopped, at instant: Instant
    ) throws -> Int {
        try execute(
            """
            UPDATE sessions SET cancelled_at = \(instant), cancel_reason = \(reason), sequence = sequence + 1
            WHERE plan_id = \(plan) AND date > \(date) AND cancelled_at IS NULL
                AND id NOT IN (SELECT session_id FROM session_results AS results WHERE \(sql: .hasBegun))
                AND id NOT IN (SELECT session_id FROM hand_results)
            """)
    }

    /// Lets sessions that a pause called off rest for good.
    package func forgetPaused(of plan: ID<Plan>, from date: CivilDate) throws {
        try execute(
            """
            UPDATE sessions SET cancel_reason = \(Session.CancelReason.changed)
            WHERE plan_id = \(plan) AND date >= \(date) AND cancel_reason = \(Session.CancelReason.paused)
            """)
    }

    package func summary(of session: ID<Session>) throws -> SessionSummary? {
        try first(Self.summaries + " WHERE sessions.id = \(session)")
    }

    /// - Parameter start: the first day; nil for all that there are.
    package func summaries(of citizen: ID<Citizen>, from start: CivilDate? = nil) throws -> [SessionSummary] {
        let scope: SQL = if let start { "AND sessions.date >= \(start)" } else { "" }
        return try all(
            Self.summaries
                + " WHERE sessions.citizen_id = \(citizen) \(sql: scope) ORDER BY sessions.starts_at, sessions.id")
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

    /// The sessions of some days that a unit's trainers, devices or rooms
    /// have for citizens of other units.
    package func summariesElsewhere(
        from start: CivilDate, to end: CivilDate, of unit: ID<Unit>
    ) throws -> [SessionSummary] {
        try all(
            Self.summaries
                + """
                 WHERE sessions.date BETWEEN \(start) AND \(end) AND citizens.unit_id <> \(unit)
                    AND sessions.cancelled_at IS NULL
                    AND (sessions.staff_id IN (SELECT staff_id FROM trainers WHERE unit_id = \(unit))
                        OR sessions.pool_device_id IN (SELECT id FROM pool_devices WHERE unit_id = \(unit))
                        OR sessions.room_id IN (SELECT id FROM rooms WHERE unit_id = \(unit)))
                ORDER BY sessions.starts_at, sessions.id
                """)
    }

    static var summaries: SQL {
        """
        SELECT sessions.*, citizens.unit_id, citizens.given_name, citizens.family_name, citizens.birth_year,
            citizens.language, plans.mode, plans.programme_id, programmes.name AS programme_name,
            \(sql: .resultColumns)
        FROM sessions
        JOIN citizens ON citizens.id = sessions.citizen_id
        JOIN plans ON plans.id = sessions.plan_id
        JOIN programmes ON programmes.id = plans.programme_id
        \(sql: .resultJoins)
        """
    }
}

extension Session: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], plan: try row["plan_id"], citizen: try row["citizen_id"], kind: try row["kind"],
            date: try row["date"], time: try row["time"], zone: try row["zone"], startsAt: try row["starts_at"],
            minutes: try row["minutes"], staff: try row["staff_id"], device: try row["pool_device_id"],
            room: try row["room_id"], isPinned: try row["is_pinned"], sequence: try row["sequence"],
            cancelledAt: try row["cancelled_at"], cancelReason: try row["cancel_reason"],
            erasedAt: try row["erased_at"])
    }
}

extension SessionSummary: Record {
    package init(row: Row) throws {
        let session = try Session(row: row)
        let citizen = Citizen(
            id: session.citizen, unit: try row["unit_id"], givenName: try row["given_name"],
            familyName: try row["family_name"], birthYear: try row["birth_year"], language: try row["language"])
        try self.init(
            session, of: citizen, row: row, mode: try row["mode"], programme: try row["programme_id"],
            named: try row["programme_name"])
    }

    /// - Parameter row: has what came of `session`.
    init(
        _ session: Session, of citizen: Citizen, row: Row, mode: Plan.Mode, programme: ID<Programme>, named name: String
    ) throws {
        let completion: SessionResult.Completion? = try row["completion"]
        let version: Int? = try row["version"]
        self.init(
            session: session, citizen: citizen, mode: mode, programme: programme, programmeName: name,
            result: completion == nil ? nil : try SessionResult(row: row),
            hand: try HandResult(of: session.id, joined: row), version: version ?? 1)
    }
}
