package import Domain

/// How much an erasure of a citizen's reports would delete.
package struct ErasureCount: Sendable, Hashable, Record {
    /// Sessions of which a result is known, from the tablet or from staff.
    package let results: Int
    /// What tablets reported and was stored; nothing that was set aside.
    package let events: Int
    /// How many of these came by pairings that have ended.
    package let earlier: Int
    /// What staff noted of results.
    package let notes: Int
    package let flags: Int

    package init(row: Row) throws {
        results = try row["results"]
        events = try row["reported"]
        earlier = try row["earlier"]
        notes = try row["notes"]
        flags = try row["flags"]
    }
}

extension Connection {
    /// Counts what ``sessionsToErase(of:at:)`` and the citizen's tablets have.
    package func erasureCount(of citizen: ID<Citizen>) throws -> ErasureCount? {
        let sessions: SQL = "SELECT id FROM sessions WHERE citizen_id = \(citizen)"
        let devices: SQL = "SELECT id FROM devices WHERE citizen_id = \(citizen)"
        return try first(
            """
            SELECT
                (SELECT COUNT(*) FROM sessions WHERE citizen_id = \(citizen)
                    AND (EXISTS (SELECT 1 FROM session_results WHERE session_results.session_id = sessions.id)
                        OR EXISTS (SELECT 1 FROM hand_results WHERE hand_results.session_id = sessions.id))) AS results,
                (SELECT COUNT(*) FROM events WHERE session_id IN (\(sql: sessions))
                    OR device_id IN (\(sql: devices))) AS reported,
                (SELECT COUNT(*) FROM events
                    WHERE device_id IN (\(sql: devices) AND ended_at IS NOT NULL)) AS earlier,
                (SELECT COUNT(*) FROM hand_results WHERE session_id IN (\(sql: sessions))) AS notes,
                (SELECT COUNT(*) FROM flags WHERE citizen_id = \(citizen)) AS flags
            """)
    }

    /// Whether sessions of a citizen lie ahead.
    package func hasSessions(of citizen: ID<Citizen>, after instant: Instant) throws -> Bool {
        let next: ID<Session>? = try value(
            """
            SELECT id FROM sessions WHERE citizen_id = \(citizen) AND starts_at > \(instant)
                AND cancelled_at IS NULL LIMIT 1
            """)
        return next != nil
    }
}
