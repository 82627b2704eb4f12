package import Domain

/// What an event that is erased was known by.
package struct ErasedEvent: Sendable, Record {
    package let device: ID<Device>
    /// Nil when it could not be read.
    package let id: String?

    package init(device: ID<Device>, id: String?) {
        self.device = device
        self.id = id
    }

    package init(row: Row) throws {
        device = try row["device_id"]
        id = try row["event_id"]
    }
}

extension Connection {
    package func secret(_ name: String) throws -> [UInt8]? {
        try value("SELECT secret FROM server_secrets WHERE name = \(name)")
    }

    package func insertSecret(_ name: String, _ secret: [UInt8]) throws {
        try execute("INSERT INTO server_secrets (name, secret) VALUES (\(name), \(secret))")
    }

    package func insertTombstones(_ hashes: [[UInt8]], at instant: Instant) throws {
        for list in hashes.shortLists {
            let rows = list.dropFirst().reduce("(\(list[0]), \(instant))" as SQL) { $0 + ", (\($1), \(instant))" }
            try execute(
                "INSERT INTO tombstones (hash, erased_at) VALUES \(sql: rows) ON CONFLICT (hash) DO NOTHING")
        }
    }

    /// Which of `hashes` are of something that was erased.
    package func tombstones(among hashes: [[UInt8]]) throws -> Set<[UInt8]> {
        guard !hashes.isEmpty else { return [] }
        return Set(try values("SELECT hash FROM tombstones WHERE hash IN (\(list: hashes))"))
    }

    /// Deletes all that tablets reported about a session, its results and
    /// what staff noted, and notes that nothing is known of it any more.
    /// - Returns: what was deleted of events, also of those set aside.
    package func eraseReports(of session: ID<Session>, at instant: Instant) throws -> [ErasedEvent] {
        let erased: [ErasedEvent] = try all(
            """
            SELECT device_id, event_id FROM events WHERE session_id = \(session)
            UNION ALL
            SELECT device_id, event_id FROM rejected_events WHERE session_id = \(session)
            """)
        try execute("DELETE FROM events WHERE session_id = \(session)")
        try execute("DELETE FROM rejected_events WHERE session_id = \(session)")
        try execute("DELETE FROM session_playback WHERE session_id = \(session)")
        try eraseResults(of: session)
        try execute("UPDATE sessions SET erased_at = \(instant) WHERE id = \(session)")
        return erased
    }

    /// Deletes all that was stored of devices, sessions or not.
    /// - Returns: what was deleted of events; none of them was set aside.
    package func eraseReports(by devices: [ID<Device>]) throws -> [ErasedEvent] {
        let erased: [ErasedEvent] = try all(
            "SELECT device_id, event_id FROM events WHERE device_id IN (\(list: devices))")
        try execute("DELETE FROM events WHERE device_id IN (\(list: devices))")
        try execute("DELETE FROM session_playback WHERE device_id IN (\(list: devices))")
        return erased
    }

    package func eraseFlags(of citizen: ID<Citizen>) throws {
        try execute("DELETE FROM flags WHERE citizen_id = \(citizen)")
    }

    /// A citizen's sessions that have begun or that something is known of.
    package func sessionsToErase(of citizen: ID<Citizen>, at instant: Instant) throws -> [ID<Session>] {
        try values(
            """
            SELECT id FROM sessions WHERE citizen_id = \(citizen) AND (starts_at <= \(instant)
                OR EXISTS (SELECT 1 FROM events WHERE events.session_id = sessions.id)
                OR EXISTS (SELECT 1 FROM session_results WHERE session_results.session_id = sessions.id)
                OR EXISTS (SELECT 1 FROM hand_results WHERE hand_results.session_id = sessions.id))
            ORDER BY id
            """)
    }
}
