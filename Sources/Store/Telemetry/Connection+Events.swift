package import Domain

/// An event as it is kept for ever.
package struct StoredEvent: Sendable, Record {
    package var device: ID<Device>
    package var id: String
    package var session: ID<Session>?
    package var type: String
    /// When it happened, by the corrected clock.
    package var occurredAt: Instant
    /// How `occurredAt` was found.
    package var clock: String
    package var receivedAt: Instant
    package var bodyHash: [UInt8]
    /// The event's canonical JSON.
    package var body: String

    package init(
        device: ID<Device>, id: String, session: ID<Session>?, type: String, occurredAt: Instant, clock: String,
        receivedAt: Instant, bodyHash: [UInt8], body: String
    ) {
        self.device = device
        self.id = id
        self.session = session
        self.type = type
        self.occurredAt = occurredAt
        self.clock = clock
        self.receivedAt = receivedAt
        self.bodyHash = bodyHash
        self.body = body
    }

    package init(row: Row) throws {
        self.init(
            device: try row["device_id"], id: try row["event_id"], session: try row["session_id"],
            type: try row["type"], occurredAt: try row["occurred_at"], clock: try row["clock"],
            receivedAt: try row["received_at"], bodyHash: try row["body_hash"], body: try row["body"])
    }
}

extension Connection {
    /// - Returns: false when an event with this identifier is already there.
    package func insert(_ event: StoredEvent) throws -> Bool { try insert([[event]]) == [true] }

    package func eventHash(device: ID<Device>, id: String) throws -> [UInt8]? {
        try value("SELECT body_hash FROM events WHERE device_id = \(device) AND event_id = \(id)")
    }

    package func events(of session: ID<Session>) throws -> [StoredEvent] {
        try all("SELECT * FROM events WHERE session_id = \(session) ORDER BY occurred_at, event_id")
    }

    package func eventCount(of session: ID<Session>) throws -> Int {
        try value("SELECT COUNT(*) FROM events WHERE session_id = \(session)") ?? 0
    }

    /// How many events each of `sessions` has, those with none left out.
    package func eventCounts(of sessions: [ID<Session>]) throws -> [ID<Session>: Int] {
        var counts: [ID<Session>: Int] = [:]
        for list in sessions.shortLists {
            let rows = try rows(
                """
                SELECT session_id, COUNT(*) FROM events WHERE session_id IN (\(list: list)) GROUP BY session_id
                """)
            for row in rows { counts[try row.decode(at: 0)] = try row.decode(at: 1) }
        }
        return counts
    }

    /// Whose each of `sessions` is, those that there are not left out.
    package func citizens(of sessions: [ID<Session>]) throws -> [ID<Session>: ID<Citizen>] {
        var citizens: [ID<Session>: ID<Citizen>] = [:]
        for list in sessions.shortLists {
            for row in try rows("SELECT id, citizen_id FROM sessions WHERE id IN (\(list: list))") {
                citizens[try row.decode(at: 0)] = try row.decode(at: 1)
            }
        }
        return citizens
    }

    package func eventCount() throws -> Int { try value("SELECT COUNT(*) FROM events") ?? 0 }
}
