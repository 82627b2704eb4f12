package import Domain
import Store

/// Days on which a unit does not train: those that it names, and the holidays
/// and local customs that it keeps.
extension PlanningService {
    /// Notes a closing day, and drafts what becomes of the sessions that lie
    /// on it; nil when there are none, or the day was closed already.
    @discardableResult
    package func close(_ day: ClosingDay, by staff: StaffMember) async throws -> WeekDraft? {
        try authorize(staff, in: day.unit)
        var day = day
        day.name = try Self.name(day.name)
        let touched = try await database.write { [day] connection in
            let closed = try connection.closed(from: day.date, to: day.date, connection.planning(of: day.unit))
            try connection.save(day)
            return try weeks(closedOn: closed[day.date] == nil ? [day.date] : [], of: day.unit, connection)
        }
        return try await mended(touched, by: staff).first
    }

    package func removeClosingDay(of unit: ID<Unit>, on date: CivilDate, by staff: StaffMember) async throws {
        try authorize(staff, in: unit)
        try await database.write { try $0.removeClosingDay(of: unit, on: date) }
    }

    /// Sets how a unit is planned, and drafts what becomes of the sessions
    /// that lie on days that it keeps free from now on.
    @discardableResult
    package func save(_ planning: UnitPlanning, by staff: StaffMember) async throws -> [WeekDraft] {
        try authorize(staff, in: planning.unit)
        guard (1...60).contains(planning.grain), (1...5000).contains(planning.metresPerMinute),
            (0...120).contains(planning.perStop)
        else {
            throw ServiceError(
                .invalid,
                "A grain of \(planning.grain) minutes, \(planning.metresPerMinute) metres a minute or "
                    + "\(planning.perStop) minutes a stop cannot be; give 1–60, 1–5000 and 0–120.",
                reason: .unitPlanning)
        }
        let touched = try await database.write { connection in
            guard try connection.unit(planning.unit) != nil else {
                throw ServiceError(.notFound, "There is no unit \(planning.unit).", reason: .unit)
            }
            let known = try connection.planning(of: planning.unit)
            guard try known.grid == planning.grid || connection.sites(of: planning.unit).isEmpty else {
                throw ServiceError(
                    .conflict,
                    "The unit's addresses lie on the grid of \((known.country ?? .denmark).rawValue); remove them before "
                        + "the country changes.", reason: .gridUsed)
            }
            try connection.save(planning)
            func closed(_ planning: UnitPlanning) throws -> Set<CivilDate> {
                Set(try connection.closed(from: today, to: today.adding(days: Self.closedDays), planning).keys)
            }
            return try weeks(closedOn: closed(planning).subtracting(closed(known)), of: planning.unit, connection)
        }
        return try await mended(touched, by: staff)
    }

    /// How far ahead sessions are looked for on days that become free.
    private static var closedDays: Int { 366 }

    /// The weeks, first to last, with open sessions on days that have closed.
    private func weeks(
        closedOn days: Set<CivilDate>, of unit: ID<Unit>, _ connection: any Connection
    ) throws -> [WeekFacts] {
        try Set(days.filter { $0 >= today }.map(\.monday)).sorted()
            .map { try WeekFacts(connection, unit: unit, monday: $0, zone: zone) }
            .filter { facts in
                facts.sessions.contains { days.contains($0.session.date) && $0.session.cancelledAt == nil }
            }
    }
}
