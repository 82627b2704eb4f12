package import Domain

extension Connection {
    /// The last event of one type that each paired tablet told about itself;
    /// of several at one instant the last comes last.
    package func lastEvents(ofType type: String) throws -> [StoredEvent] {
        try all(
            """
            SELECT events.* FROM devices JOIN events ON events.device_id = devices.id
            WHERE devices.ended_at IS NULL AND events.session_id IS NULL AND events.type = \(type)
                AND events.occurred_at = (
                    SELECT MAX(latest.occurred_at) FROM events AS latest
                    WHERE latest.device_id = devices.id AND latest.session_id IS NULL AND latest.type = \(type))
            ORDER BY events.device_id, events.event_id
            """)
    }

    /// The texts of the paired tablets' ranges of numbers that have come.
    package func sequenceRanges() throws -> [ID<Device>: String] {
        let rows = try rows(
            """
            SELECT device_id, ranges FROM device_sequences JOIN devices ON devices.id = device_sequences.device_id
            WHERE devices.ended_at IS NULL
            """)
        return try Dictionary(
            rows.map { (try $0["device_id"], try $0["ranges"]) }, uniquingKeysWith: { first, _ in first })
    }
}
