package import Domain
package import Store

/// Calendars that programs subscribe to by a secret address.
package struct CalendarService: Sendable {
    let database: any Database
    let clock: WallClock
    let zone: Zone

    package init(database: any Database, clock: WallClock, zone: Zone) {
        self.database = database
        self.clock = clock
        self.zone = zone
    }

    package struct Entry: Sendable {
        package let link: CalendarLink
        /// What the member of staff, the citizen or the unit is called.
        package let name: String
    }

    /// Whose calendars a member of staff may give away.
    package struct Subjects: Sendable {
        package var staff: [StaffMember]
        package var citizens: [Citizen]
        package var units: [Unit]

        /// Nil when it is not among them.
        func name(of subject: CalendarLink.Subject) -> String? {
            switch subject {
            case .staff(let id): staff.first { $0.id == id }?.name
            case .citizen(let id): citizens.first { $0.id == id }?.fullName
            case .unit(let id): units.first { $0.id == id }?.name
            }
        }
    }

    /// Their own; for planners also those of their unit, its staff and its
    /// citizens; for therapists also those of citizens.
    package func subjects(for staff: StaffMember) async throws -> Subjects {
        try await database.read { try $0.calendarSubjects(for: staff) }
    }

    /// The addresses in use that a member of staff may end.
    package func links(for staff: StaffMember) async throws -> [Entry] {
        try await database.read { connection in
            let subjects = try connection.calendarSubjects(for: staff)
            return try connection.calendarLinks().compactMap { link in
                subjects.name(of: link.subject).map { Entry(link: link, name: $0) }
            }
        }
    }

    /// Makes an address. Its secret is told only now.
    package func create(
        for subject: CalendarLink.Subject, naming: CalendarLink.Naming, by staff: StaffMember
    ) async throws -> (link: CalendarLink, secret: Secret) {
        let now = clock.now
        let secret = Secret()
        let link = CalendarLink(
            id: .new(at: now), subject: subject, naming: naming, createdAt: now, createdBy: staff.id)
        try await database.write { connection in
            guard try connection.calendarSubjects(for: staff).name(of: subject) != nil else {
                throw ServiceError(.notFound, "There is no such calendar for you; choose one of the list.")
            }
            try connection.insert(link, tokenHash: secret.hash)
        }
        return (link, secret)
    }

    /// Makes an address worthless at once.
    package func end(_ id: ID<CalendarLink>, by staff: StaffMember) async throws {
        let now = clock.now
        try await database.write { connection in
            guard let link = try connection.calendarLink(id),
                try connection.calendarSubjects(for: staff).name(of: link.subject) != nil
            else { throw ServiceError(.notFound, "There is no calendar address \(id).") }
            try connection.endCalendarLink(id, at: now)
        }
    }
}

extension Connection {
    fileprivate func calendarSubjects(for staff: StaffMember) throws -> CalendarService.Subjects {
        let isPlanner = staff.roles.contains(.planner)
        func sees(_ unit: ID<Unit>?) -> Bool { staff.unit == nil || staff.unit == unit }
        return CalendarService.Subjects(
            staff: try self.staff().filter { member in
                member.endedAt == nil && (member.id == staff.id || isPlanner && sees(member.unit))
            },
            citizens: staff.roles.isDisjoint(with: [.planner, .therapist]) ? [] : try citizens(in: staff.unit),
            units: isPlanner ? try units().filter { sees($0.id) } : [])
    }
}
