package import Domain

extension Connection {
    /// A unit's absences that touch some days, by start.
    package func absences(from start: CivilDate, to end: CivilDate, of unit: ID<Unit>) throws -> [Absence] {
        try all(
            """
            SELECT * FROM absences WHERE unit_id = \(unit) AND from_date <= \(end) AND to_date >= \(start)
            ORDER BY from_date, from_time, id
            """)
    }

    package func absence(_ id: ID<Absence>) throws -> Absence? {
        try first("SELECT * FROM absences WHERE id = \(id)")
    }

    package func insert(_ absence: Absence) throws {
        let resource = AbsentResource(absence.resource)
        try execute(
            """
            INSERT INTO absences (id, unit_id, staff_id, pool_device_id, room_id, from_date, from_time, to_date,
                                  to_time, reason)
            VALUES (\(absence.id), \(absence.unit), \(resource.staff), \(resource.device), \(resource.room),
                    \(absence.from.date), \(absence.from.time), \(absence.to.date), \(absence.to.time),
                    \(absence.reason))
            """)
    }

    package func removeAbsence(_ id: ID<Absence>) throws { try execute("DELETE FROM absences WHERE id = \(id)") }
}

/// The resource as three columns, of which one is set.
private struct AbsentResource {
    var staff: ID<StaffMember>?
    var device: ID<PoolDevice>?
    var room: ID<Room>?

    init(_ resource: Absence.Resource) {
        switch resource {
        case .staff(let id): staff = id
        case .device(let id): device = id
        case .room(let id): room = id
        }
    }
}

extension Absence: Record {
    package init(row: Row) throws {
        let resource: Resource
        if let staff: ID<StaffMember> = try row["staff_id"] {
            resource = .staff(staff)
        } else if let device: ID<PoolDevice> = try row["pool_device_id"] {
            resource = .device(device)
        } else {
            resource = .room(try row["room_id"])
        }
        self.init(
            id: try row["id"], unit: try row["unit_id"], resource: resource,
            from: LocalTime(try row["from_date"], try row["from_time"]),
            to: LocalTime(try row["to_date"], try row["to_time"]), reason: try row["reason"])
    }
}
