package import Domain

extension Connection {
    /// The addresses that still answer, oldest first.
    package func calendarLinks() throws -> [CalendarLink] {
        try all("SELECT * FROM calendar_links WHERE ended_at IS NULL ORDER BY created_at, id")
    }

    package func calendarLink(_ id: ID<CalendarLink>) throws -> CalendarLink? {
        try first("SELECT * FROM calendar_links WHERE id = \(id) AND ended_at IS NULL")
    }

    package func calendarLink(tokenHash: String) throws -> CalendarLink? {
        try first("SELECT * FROM calendar_links WHERE token_hash = \(tokenHash) AND ended_at IS NULL")
    }

    package func insert(_ link: CalendarLink, tokenHash: String) throws {
        var (staff, citizen, unit): (ID<StaffMember>?, ID<Citizen>?, ID<Unit>?)
        switch link.subject {
        case .staff(let id): staff = id
        case .citizen(let id): citizen = id
        case .unit(let id): unit = id
        }
        try execute(
            """
            INSERT INTO calendar_links (id, token_hash, staff_id, citizen_id, unit_id, naming, created_at, created_by)
            VALUES (\(link.id), \(tokenHash), \(staff), \(citizen), \(unit), \(link.naming), \(link.createdAt),
                    \(link.createdBy))
            """)
    }

    package func touchCalendarLink(_ id: ID<CalendarLink>, at instant: Instant) throws {
        try execute("UPDATE calendar_links SET last_read_at = \(instant) WHERE id = \(id)")
    }

    package func endCalendarLink(_ id: ID<CalendarLink>, at instant: Instant) throws {
        try execute("UPDATE calendar_links SET ended_at = \(instant) WHERE id = \(id) AND ended_at IS NULL")
    }

    /// The sessions of somebody from one day to another, both counted, those
    /// that were called off included.
    package func summaries(
        from start: CivilDate, to end: CivilDate, of subject: CalendarLink.Subject
    ) throws -> [SessionSummary] {
        let scope: SQL =
            switch subject {
            case .staff(let id): "sessions.staff_id = \(id)"
            case .citizen(let id): "sessions.citizen_id = \(id)"
            case .unit(let id): "citizens.unit_id = \(id)"
            }
        return try all(
            Self.summaries
                + """
                 WHERE sessions.date BETWEEN \(start) AND \(end) AND \(sql: scope)
                ORDER BY sessions.starts_at, sessions.id
                """)
    }

    /// What all rooms are called, also those that are no longer used.
    package func roomNames() throws -> [ID<Room>: String] {
        let rooms: [Room] = try all("SELECT * FROM rooms")
        return Dictionary(rooms.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}

extension CalendarLink: Record {
    package init(row: Row) throws {
        let subject: Subject
        if let staff: ID<StaffMember> = try row["staff_id"] {
            subject = .staff(staff)
        } else if let citizen: ID<Citizen> = try row["citizen_id"] {
            subject = .citizen(citizen)
        } else {
            subject = .unit(try row["unit_id"])
        }
        self.init(
            id: try row["id"], subject: subject, naming: try row["naming"], createdAt: try row["created_at"],
            createdBy: try row["created_by"], lastReadAt: try row["last_read_at"])
    }
}
