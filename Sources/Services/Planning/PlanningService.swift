package import Domain
package import Store

/// What planners do: who and what there is, the week as it stands, drafts of
/// a better one, and changes by hand.
///
/// Everything stays within a unit that the member of staff may see.
package struct PlanningService: Sendable {
    /// Who may change a week.
    package static let roles: Set<Role> = [.planner]

    let database: any Database
    let clock: WallClock
    /// The municipality's zone.
    package let zone: Zone
    let bell: JobBell

    package init(database: any Database, clock: WallClock, zone: Zone, bell: JobBell) {
        self.database = database
        self.clock = clock
        self.zone = zone
        self.bell = bell
    }

    package var today: CivilDate { zone.date(at: clock.now) }

    /// Throws unless the member of staff is a planner of the unit.
    func authorize(_ staff: StaffMember, in unit: ID<Unit>) throws {
        try staff.check(sees: unit)
        guard !staff.roles.isDisjoint(with: Self.roles) else {
            throw ServiceError(.forbidden, "Only planners change the week; ask one.", reason: .role)
        }
    }
}

extension StaffMember {
    /// That there is such a unit is itself not for everyone.
    func check(sees unit: ID<Unit>) throws {
        guard self.unit == nil || self.unit == unit else {
            throw ServiceError(.notFound, "There is no unit \(unit) for you.")
        }
    }
}
