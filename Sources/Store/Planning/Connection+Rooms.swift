package import Domain

extension Connection {
    /// A unit's rooms that are still in use, by name.
    package func rooms(of unit: ID<Unit>) throws -> [Room] {
        try all("SELECT * FROM rooms WHERE unit_id = \(unit) AND ended_at IS NULL ORDER BY name, id")
    }

    package func room(_ id: ID<Room>) throws -> Room? {
        try first("SELECT * FROM rooms WHERE id = \(id) AND ended_at IS NULL")
    }

    package func save(_ room: Room) throws {
        try execute(
            """
            INSERT INTO rooms (id, unit_id, name, capacity, site_id, opening)
            VALUES (\(room.id), \(room.unit), \(room.name), \(room.capacity), \(room.site), \(JSONText(room.opening)))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, capacity = excluded.capacity,
                site_id = excluded.site_id, opening = excluded.opening
            """)
    }

    package func endRoom(_ id: ID<Room>, at instant: Instant) throws {
        try execute("UPDATE rooms SET ended_at = \(instant) WHERE id = \(id) AND ended_at IS NULL")
    }

    /// A unit's pool devices that are still in use, by name.
    package func poolDevices(of unit: ID<Unit>) throws -> [PoolDevice] {
        try all("SELECT * FROM pool_devices WHERE unit_id = \(unit) AND ended_at IS NULL ORDER BY name, id")
    }

    package func poolDevice(_ id: ID<PoolDevice>) throws -> PoolDevice? {
        try first("SELECT * FROM pool_devices WHERE id = \(id) AND ended_at IS NULL")
    }

    package func save(_ device: PoolDevice) throws {
        try execute(
            """
            INSERT INTO pool_devices (id, unit_id, name, kind, device_id)
            VALUES (\(device.id), \(device.unit), \(device.name), \(device.kind), \(device.device))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, device_id = excluded.device_id
            """)
    }

    package func endPoolDevice(_ id: ID<PoolDevice>, at instant: Instant) throws {
        try execute("UPDATE pool_devices SET ended_at = \(instant) WHERE id = \(id) AND ended_at IS NULL")
    }
}

extension Room: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], unit: try row["unit_id"], name: try row["name"], capacity: try row["capacity"],
            site: try row["site_id"], opening: try row.json("opening"))
    }
}

extension PoolDevice: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], unit: try row["unit_id"], name: try row["name"], kind: try row["kind"],
            device: try row["device_id"])
    }
}
