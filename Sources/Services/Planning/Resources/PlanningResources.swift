package import Domain
import Store

/// Who and what a unit plans with.
package struct PlanningResources: Sendable {
    package let unit: Unit
    package let planning: UnitPlanning
    package let sites: [Site]
    /// Of the country and of the customs that are kept, for a year from
    /// today.
    package let holidays: [CivilDate: String]
    /// Where citizens live, as far as it is known.
    package let homes: [ID<Citizen>: ID<Site>]
    package let trainers: [Trainer]
    package let rooms: [Room]
    package let devices: [PoolDevice]
    /// From today on, for a year.
    package let closingDays: [ClosingDay]
    package let shiftDays: [ShiftDay]
    package let absences: [Absence]
    /// Accounts of the unit, or of all units, that are no trainers yet.
    package let accounts: [StaffMember]
}

extension PlanningService {
    package func resources(of unit: ID<Unit>, for staff: StaffMember) async throws -> PlanningResources {
        try staff.check(sees: unit)
        let today = today
        let end = today.adding(days: 366)
        return try await database.read { connection in
            guard let known = try connection.unit(unit) else {
                throw ServiceError(.notFound, "There is no unit \(unit).", reason: .unit)
            }
            let trainers = try connection.trainers(of: unit)
            let accounts = try connection.staff().filter { account in
                account.endedAt == nil && (account.unit == nil || account.unit == unit)
            }
            let planning = try connection.planning(of: unit)
            return PlanningResources(
                unit: known, planning: planning, sites: try connection.sites(of: unit),
                holidays: planning.holidays(from: today, to: end),
                homes: try connection.citizenSites(of: unit), trainers: trainers, rooms: try connection.rooms(of: unit),
                devices: try connection.poolDevices(of: unit),
                closingDays: try connection.closingDays(from: today, to: end, of: unit),
                shiftDays: try connection.shiftDays(from: today, to: end, of: unit),
                absences: try connection.absences(from: today, to: end, of: unit),
                accounts: try accounts.filter { try connection.trainer($0.id) == nil })
        }
    }

    package func trainer(_ id: ID<StaffMember>, for staff: StaffMember) async throws -> Trainer {
        try await database.read { try $0.trainer(id, for: staff) }
    }

    /// Stores what a member of staff can and when they work; makes them a
    /// trainer of the unit if they are none.
    package func save(_ trainer: Trainer, by staff: StaffMember) async throws {
        try authorize(staff, in: trainer.unit)
        try await database.write { try $0.store(trainer, by: staff) }
    }

    /// Changes what is stored of a trainer; nobody else's change comes
    /// between.
    ///
    /// - Parameter edit: does not change the unit.
    package func change(
        _ trainer: ID<StaffMember>, by staff: StaffMember, _ edit: @escaping @Sendable (inout Trainer) -> Void
    ) async throws {
        try await database.write { connection in
            var known = try connection.trainer(trainer, for: staff)
            try authorize(staff, in: known.unit)
            edit(&known)
            try connection.store(known, by: staff)
        }
    }

    /// Sets the shifts of one day, in place of the pattern's; nil gives the
    /// day back to the pattern.
    package func setShifts(
        _ shifts: [MinuteRange]?, of trainer: ID<StaffMember>, on date: CivilDate, by staff: StaffMember
    ) async throws {
        guard shifts?.allSatisfy(\.isValid) ?? true, shifts?.count ?? 0 <= 10 else {
            throw ServiceError(.invalid, "A shift begins before it ends, within one day.", reason: .shift)
        }
        try await database.write { connection in
            try authorize(staff, in: connection.trainer(trainer, for: staff).unit)
            if let shifts {
                try connection.save(ShiftDay(staff: trainer, date: date, shifts: shifts.sorted { $0.from < $1.from }))
            } else {
                try connection.removeShiftDay(of: trainer, on: date)
            }
        }
    }

    static func names(_ names: [String], of what: String) throws -> [String] {
        let names = names.map(\.trimmed).filter { !$0.isEmpty }
        guard names.count <= 50, names.allSatisfy({ $0.count <= 100 }) else {
            throw ServiceError(.invalid, "A \(what) has 1–100 characters, and there are at most 50.", reason: .name)
        }
        return Array(Set(names)).sorted()
    }
}

extension Connection {
    /// The trainer, if the member of staff may see them.
    func trainer(_ id: ID<StaffMember>, for staff: StaffMember) throws -> Trainer {
        guard let trainer = try trainer(id) else { throw ServiceError(.notFound, "There is no trainer \(id).") }
        try staff.check(sees: trainer.unit)
        return trainer
    }

    fileprivate func store(_ trainer: Trainer, by staff: StaffMember) throws {
        var trainer = trainer
        trainer.skills = try PlanningService.names(trainer.skills, of: "skill")
        guard trainer.pattern.count <= 100, trainer.pattern.allSatisfy(\.interval.isValid) else {
            throw ServiceError(
                .invalid, "A shift lies within one day, and a trainer has at most 100.", reason: .shift)
        }
        if let most = trainer.maxMinutes, !(0...10_080).contains(most) {
            throw ServiceError(
                .invalid, "\(most) minutes are more than a week has; give 0 to 10080.", reason: .weekMinutes)
        }
        guard let account = try self.staff(trainer.staff), account.endedAt == nil,
            account.unit == nil || account.unit == trainer.unit
        else {
            throw ServiceError(.invalid, "The account \(trainer.staff) is none of this unit's.", reason: .resource)
        }
        if let known = try self.trainer(trainer.staff) { try staff.check(sees: known.unit) }
        try checkSite(trainer.home, of: trainer.unit)
        try save(trainer)
    }

    func checkSite(_ site: ID<Site>?, of unit: ID<Unit>) throws {
        guard let site else { return }
        guard try self.site(site)?.unit == unit else {
            throw ServiceError(.invalid, "There is no address \(site) in the unit.", reason: .resource)
        }
    }
}
