package import Domain

/// Where the export of a period's sessions goes on.
package struct SessionCursor: Sendable, Record {
    package let date: CivilDate
    package let session: ID<Session>

    package init(row: Row) throws {
        date = try row["date"]
        session = try row["id"]
    }
}

/// A table that is exported by the sessions it belongs to.
package enum SessionTable: Sendable {
    case sessions, events, notes, versions
}

extension Connection {
    /// The sessions of some days, both counted, after one of them, by day.
    package func exportedSessions(
        from start: CivilDate, to end: CivilDate, in unit: ID<Unit>?, after cursor: SessionCursor?, limit: Int
    ) throws -> [SessionCursor] {
        let scope: SQL = if let unit { "AND citizens.unit_id = \(unit)" } else { "" }
        let rest: SQL =
            if let cursor {
                "AND sessions.date >= \(cursor.date) AND (sessions.date, sessions.id) > (\(cursor.date), \(cursor.session))"
            } else {
                ""
            }
        return try all(
            """
            SELECT sessions.date, sessions.id FROM sessions JOIN citizens ON citizens.id = sessions.citizen_id
            WHERE sessions.date BETWEEN \(start) AND \(end) \(sql: scope) \(sql: rest)
            ORDER BY sessions.date, sessions.id LIMIT \(limit)
            """)
    }

    /// The rows of a table that belong to some sessions, in the order of the
    /// table's documented columns.
    package func exported(_ table: SessionTable, of sessions: [ID<Session>]) throws -> [[SQLValue]] {
        try rows(table.query(sessions)).map(\.values)
    }

    /// Flags raised within a time, after one of them, as they were raised.
    package func exportedFlags(
        from start: Instant, before end: Instant, in unit: ID<Unit>?,
        after cursor: (at: Instant, id: ID<TrainingFlag>)?,
        limit: Int
    ) throws -> [FlagEntry] {
        let scope: SQL = if let unit { "AND citizens.unit_id = \(unit)" } else { "" }
        let rest: SQL = if let cursor { "AND (flags.raised_at, flags.id) > (\(cursor.at), \(cursor.id))" } else { "" }
        return try all(
            """
            \(sql: Self.flagEntries)
            WHERE flags.raised_at >= \(start) AND flags.raised_at < \(end) \(sql: scope) \(sql: rest)
            ORDER BY flags.raised_at, flags.id LIMIT \(limit)
            """)
    }
}

extension SessionTable {
    fileprivate func query(_ sessions: [ID<Session>]) -> SQL {
        switch self {
        case .sessions:
            """
            SELECT sessions.id, units.name, sessions.citizen_id, sessions.plan_id, plans.mode, programmes.name,
                sessions.kind, sessions.date, sessions.time, sessions.minutes, sessions.cancelled_at,
                sessions.cancel_reason, COALESCE(hands.completion, results.completion),
                CASE WHEN hands.id IS NOT NULL THEN 'staff' WHEN results.session_id IS NOT NULL THEN 'tablet' END,
                results.started_at, results.ended_at, results.exercises_completed, results.exercises_skipped,
                results.sets_completed,
                \(sql: .standing("pain")),
                \(sql: .standing("effort")),
                \(sql: .standing("comment")),
                results.stalls, results.startup_time, results.help_asked, results.events, results.version
            FROM sessions
            JOIN citizens ON citizens.id = sessions.citizen_id
            JOIN units ON units.id = citizens.unit_id
            JOIN plans ON plans.id = sessions.plan_id
            JOIN programmes ON programmes.id = plans.programme_id
            \(sql: .resultJoins)
            WHERE sessions.id IN (\(list: sessions)) ORDER BY sessions.date, sessions.id
            """
        case .events:
            """
            SELECT session_id, device_id, event_id, type, occurred_at, clock, received_at, body
            FROM events WHERE session_id IN (\(list: sessions)) ORDER BY session_id, occurred_at, event_id
            """
        case .notes:
            """
            SELECT session_id, id, at, staff_id, completion, pain, effort, comment, reason, is_current
            FROM hand_results WHERE session_id IN (\(list: sessions)) ORDER BY session_id, at, id
            """
        case .versions:
            """
            SELECT session_id, version, at, before, after, causes
            FROM result_versions WHERE session_id IN (\(list: sessions)) ORDER BY session_id, version
            """
        }
    }
}
