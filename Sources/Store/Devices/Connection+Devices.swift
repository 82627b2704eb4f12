package import Domain

extension Connection {
    package func device(_ id: ID<Device>) throws -> Device? { try first("SELECT * FROM devices WHERE id = \(id)") }

    package func device(tokenHash: String) throws -> Device? {
        try first("SELECT * FROM devices WHERE token_hash = \(tokenHash) AND ended_at IS NULL")
    }

    /// Paired tablets first, then ended ones, by name.
    package func devices() throws -> [Device] {
        try all("SELECT * FROM devices ORDER BY ended_at IS NOT NULL, name, id")
    }

    package func devices(of citizen: ID<Citizen>) throws -> [Device] {
        try all("SELECT * FROM devices WHERE citizen_id = \(citizen) AND ended_at IS NULL ORDER BY name, id")
    }

    /// Every pairing that a tablet of a citizen ever had, also those that have
    /// ended: a device is one citizen's from its first day to its last.
    package func everyDevice(of citizen: ID<Citizen>) throws -> [Device] {
        try all("SELECT * FROM devices WHERE citizen_id = \(citizen) ORDER BY id")
    }

    /// What a tablet was until it was given to its citizen: the device of the
    /// same name that ended in the transaction that began this one. Nothing
    /// but giving a tablet to another citizen ends one device and begins
    /// another at one instant.
    package func predecessor(of device: Device) throws -> Device? {
        try first(
            """
            SELECT * FROM devices
            WHERE ended_at = \(device.pairedAt) AND name = \(device.name) AND id <> \(device.id)
            """)
    }

    package func insert(_ device: Device) throws {
        try execute(
            """
            INSERT INTO devices (id, name, citizen_id, paired_at)
            VALUES (\(device.id), \(device.name), \(device.citizen), \(device.pairedAt))
            """)
    }

    package func setToken(hash: String, of id: ID<Device>) throws {
        try execute("UPDATE devices SET token_hash = \(hash) WHERE id = \(id) AND ended_at IS NULL")
    }

    package func tokenHash(of id: ID<Device>) throws -> String? {
        let hash: String?? = try value("SELECT token_hash FROM devices WHERE id = \(id)")
        return hash ?? nil
    }

    package func touchDevice(_ id: ID<Device>, at instant: Instant) throws {
        try execute("UPDATE devices SET last_seen_at = \(instant) WHERE id = \(id)")
    }

    package func endDevice(_ id: ID<Device>, at instant: Instant) throws {
        try execute(
            "UPDATE devices SET ended_at = \(instant), token_hash = NULL WHERE id = \(id) AND ended_at IS NULL")
    }
}

extension Device: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], name: try row["name"], citizen: try row["citizen_id"],
            pairedAt: try row["paired_at"], lastSeenAt: try row["last_seen_at"], endedAt: try row["ended_at"])
    }
}
