package import Domain

/// An event that was set aside, as far as an erasure asks whose report it is.
package struct SetAsideEvent: Sendable, Record {
    package let letter: ID<DeadLetter>
    /// Which device sent it.
    package let device: ID<Device>
    package let event: String?
    /// Whose session it names, if it names one.
    package let citizen: ID<Citizen>?
    package let body: [UInt8]

    package init(row: Row) throws {
        letter = try row["id"]
        device = try row["device_id"]
        event = try row["event_id"]
        citizen = try row["citizen_id"]
        body = try row["body"]
    }
}

extension Connection {
    /// Events set aside that may be reports of a citizen: they name one of the
    /// citizen's sessions, came by one of `devices`, or hold the identifier of
    /// one, which may hide behind JSON's escapes of ASCII. Reads them all for
    /// that: there are as many as the last 90 days brought.
    package func setAside(
        near citizen: ID<Citizen>, _ devices: [ID<Device>], dialect: Dialect
    ) throws -> [SetAsideEvent] {
        let named = dialect.holds(anyOf: devices.map(\.description), in: "body")
        let escaped = dialect.holds(Array(#"\u00"#.utf8), in: "body")
        return try all(
            """
            SELECT rejected_events.id, device_id, event_id, sessions.citizen_id, body
            FROM rejected_events LEFT JOIN sessions ON sessions.id = rejected_events.session_id
            WHERE session_id IN (SELECT id FROM sessions WHERE citizen_id = \(citizen))
                OR device_id IN (\(list: devices)) OR \(sql: named) OR \(sql: escaped)
            """)
    }

    package func deleteDeadLetters(_ ids: [ID<DeadLetter>]) throws {
        for list in ids.shortLists { try execute("DELETE FROM rejected_events WHERE id IN (\(list: list))") }
    }
}
