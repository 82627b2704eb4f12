package import Domain
import Store

/// What came of an absence.
package struct AbsenceOutcome: Sendable {
    package let absence: Absence
    /// One for each week with sessions that it touches.
    package let drafts: [WeekDraft]
}

extension PlanningService {
    /// How far ahead an absence makes drafts; what comes later is planned in
    /// its week.
    static let draftedWeeks = 4

    /// Notes that somebody or something is away, and drafts what becomes of
    /// the sessions that this touches: as few as possible change.
    package func markAbsent(
        _ resource: Absence.Resource, from: LocalTime, to: LocalTime, reason: Absence.Reason, in unit: ID<Unit>,
        by staff: StaffMember
    ) async throws -> AbsenceOutcome {
        try authorize(staff, in: unit)
        guard from < to, to.date <= from.date.adding(days: 731) else {
            throw ServiceError(
                .invalid,
                "An absence from \(from.date) \(from.time) to \(to.date) \(to.time) cannot be; give two years at most.",
                reason: .period)
        }
        let (now, instant) = (now, clock.now)
        let absence = Absence(id: .new(at: instant), unit: unit, resource: resource, from: from, to: to, reason: reason)
        let weeks = try await database.write { [zone] connection in
            try connection.check(resource, of: unit)
            try connection.insert(absence)
            let first = max(from, now).date.monday
            return try (0..<Self.draftedWeeks).map { first.adding(days: 7 * $0) }
                .filter { $0 < to.date || ($0 == to.date && to.time > .midnight) }
                .map { try WeekFacts(connection, unit: unit, monday: $0, zone: zone) }
        }
        return AbsenceOutcome(absence: absence, drafts: try await mended(weeks, by: staff))
    }

    /// Takes an absence back, or ends it early.
    package func end(_ id: ID<Absence>, by staff: StaffMember) async throws {
        try await database.write { connection in
            guard let absence = try connection.absence(id) else {
                throw ServiceError(.notFound, "There is no absence \(id).")
            }
            try authorize(staff, in: absence.unit)
            try connection.removeAbsence(id)
            // What has been of it stays known.
            let now = now
            if absence.from < now, now < absence.to {
                var past = absence
                past.to = now
                try connection.insert(past)
            } else if absence.to <= now {
                try connection.insert(absence)
            }
        }
    }
}

extension Connection {
    fileprivate func check(_ resource: Absence.Resource, of unit: ID<Unit>) throws {
        let home: ID<Unit>? =
            switch resource {
            case .staff(let id): try trainer(id)?.unit
            case .device(let id): try poolDevice(id)?.unit
            case .room(let id): try room(id)?.unit
            }
        guard home == unit else {
            throw ServiceError(.notFound, "The unit has nobody and nothing of that name.", reason: .resource)
        }
    }
}
