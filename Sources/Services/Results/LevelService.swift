package import Domain
import Ingest
package import Store

/// How much is trained, by plan, unit and week, against what was planned.
package struct LevelService: Sendable {
    let database: any Database
    let clock: WallClock
    let zone: Zone
    /// Weeks that are shown, and the most that may be asked for.
    package static let usualWeeks = 12
    package static let mostWeeks = 106
    /// Who sets targets.
    package static let roles: Set<Role> = [.therapist, .planner]

    package init(database: any Database, clock: WallClock, zone: Zone) {
        self.database = database
        self.clock = clock
        self.zone = zone
    }

    package var today: CivilDate { zone.date(at: clock.now) }

    /// A unit's weeks, oldest first, and whether its training fades.
    package struct Level: Sendable {
        package let unit: Unit
        package let weeks: [TrainingWeek]
        package let alarm: TrainingAlarm?
    }

    /// The units that a member of staff may see, by name.
    package func levels(weeks: Int = usualWeeks, for staff: StaffMember) async throws -> [Level] {
        let (first, last) = try span(weeks)
        let today = today
        return try await database.read { connection in
            try connection.units().filter { staff.unit == nil || staff.unit == $0.id }.map {
                try connection.level(of: $0, from: first, to: last, today: today)
            }
        }
    }

    package func level(
        of unit: ID<Unit>, weeks: Int = usualWeeks, for staff: StaffMember
    ) async throws -> Level {
        let (first, last) = try span(weeks)
        let today = today
        return try await database.read { connection in
            try connection.level(of: connection.unit(unit, for: staff), from: first, to: last, today: today)
        }
    }

    /// A plan's weeks from its first to this one, or its last.
    package func weeks(of plan: ID<Plan>, for staff: StaffMember) async throws -> [TrainingWeek] {
        let today = today
        return try await database.read { connection in
            guard let plan = try connection.plan(plan) else {
                throw ServiceError(.notFound, "There is no plan \(plan).")
            }
            _ = try connection.citizen(plan.citizen, for: staff)
            let last = max(plan.start, min(plan.lastDay, today))
            let cells = try connection.training(
                from: plan.start, to: last.monday.adding(days: 6), of: .plan(plan.id), today: today)
            return TrainingWeek.weeks(cells, from: plan.start, to: last)
        }
    }

    package func targets(of unit: ID<Unit>, for staff: StaffMember) async throws -> [TrainingTarget] {
        try await database.read { connection in
            try connection.targets(of: connection.unit(unit, for: staff).id)
        }
    }

    /// Sets what a unit plans to train a week, from this week on.
    @discardableResult
    package func plan(
        sessions: Int?, minutes: Int?, in unit: ID<Unit>, by staff: StaffMember
    ) async throws -> TrainingTarget {
        for number in [sessions, minutes].compactMap({ $0 }) where !TrainingTarget.range.contains(number) {
            throw ServiceError(.invalid, "'\(number)' a week is no target; give 1–1,000,000.", reason: .target)
        }
        let target = TrainingTarget(unit: unit, from: today.monday, sessions: sessions, minutes: minutes)
        return try await database.write { connection in
            _ = try connection.unit(unit, for: staff)
            try connection.save(target)
            return target
        }
    }

    private func span(_ weeks: Int) throws -> (first: CivilDate, last: CivilDate) {
        guard (1...Self.mostWeeks).contains(weeks) else {
            throw ServiceError(
                .invalid, "'\(weeks)' weeks are too few or too many; ask for 1–\(Self.mostWeeks).", reason: .weeks)
        }
        let monday = today.monday
        return (monday.adding(days: -7 * (weeks - 1)), monday.adding(days: 6))
    }
}

extension Connection {
    /// A unit that the member of staff may see.
    func unit(_ id: ID<Unit>, for staff: StaffMember) throws -> Unit {
        guard let unit = try unit(id), staff.unit == nil || staff.unit == id else {
            throw ServiceError(.notFound, "There is no unit \(id) that you may see.")
        }
        return unit
    }

    fileprivate func level(
        of unit: Unit, from first: CivilDate, to last: CivilDate, today: CivilDate
    ) throws -> LevelService.Level {
        // The alarm needs weeks before the shown ones.
        let reach = 7 * (TrainingAlarm.recentWeeks + TrainingAlarm.earlierWeeks)
        let start = min(first, today.monday.adding(days: -reach))
        let targets = try targets(of: unit.id)
        let cells = try training(from: start, to: last, of: .unit(unit.id), today: today)
        let weeks = TrainingWeek.weeks(cells, from: start, to: last, targets: targets)
        return LevelService.Level(
            unit: unit, weeks: weeks.filter { $0.monday >= first }, alarm: TrainingAlarm(weeks, today: today))
    }
}
