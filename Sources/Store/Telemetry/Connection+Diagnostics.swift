package import Domain

extension UnfamiliarCount: Record {
    package init(row: Row) throws {
        self.init(
            type: try row["type"], field: try row["field"], events: try row["events"], firstAt: try row["first_at"],
            lastAt: try row["last_at"])
    }
}

extension Connection {
    /// The text of a device's ranges of numbers that have come.
    package func sequenceRanges(of device: ID<Device>) throws -> String? {
        try value("SELECT ranges FROM device_sequences WHERE device_id = \(device)")
    }

    package func saveSequenceRanges(_ text: String, of device: ID<Device>) throws {
        try execute(
            """
            INSERT INTO device_sequences (device_id, ranges) VALUES (\(device), \(text))
            ON CONFLICT (device_id) DO UPDATE SET ranges = excluded.ranges
            """)
    }

    /// Counts events with something that Trin does not know. After a thousand
    /// names the others share one row without a name.
    package func countUnfamiliar(type: String, field: String, events: Int, at instant: Instant) throws {
        let known = try execute(
            """
            UPDATE unfamiliar_names SET events = events + \(events), last_at = \(instant)
            WHERE type = \(type) AND field = \(field)
            """)
        guard known == 0 else { return }
        let isFull = (try value("SELECT COUNT(*) FROM unfamiliar_names") ?? 0) >= 1000
        try execute(
            """
            INSERT INTO unfamiliar_names (type, field, events, first_at, last_at)
            VALUES (\(isFull ? "" : type), \(isFull ? "" : field), \(events), \(instant), \(instant))
            ON CONFLICT (type, field) DO UPDATE SET
                events = unfamiliar_names.events + excluded.events, last_at = excluded.last_at
            """)
    }

    /// The most frequent first.
    package func unfamiliarCounts() throws -> [UnfamiliarCount] {
        try all("SELECT * FROM unfamiliar_names ORDER BY events DESC, type, field LIMIT 200")
    }
}
