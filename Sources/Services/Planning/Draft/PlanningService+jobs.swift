package import Domain
import Scheduler
import Store

/// Planning a week anew, as work in the queue.
extension PlanningService {
    /// How long a search may take.
    package static let secondsRange = 1.0...600.0

    /// Orders a draft of the week that a day lies in. While one is being made
    /// it is answered as it is.
    @discardableResult
    package func plan(
        _ unit: ID<Unit>, week date: CivilDate, seconds: Double = 10, by staff: StaffMember
    ) async throws -> PlanningJob {
        try authorize(staff, in: unit)
        let monday = date.monday
        guard Self.secondsRange.contains(seconds) else {
            throw ServiceError(.invalid, "\(seconds) seconds cannot be; give 1 to 600.", reason: .searchTime)
        }
        guard monday.adding(days: 7) > today, monday <= today.adding(days: 366) else {
            throw ServiceError(
                .invalid, "The week of \(monday) is over or more than a year off; choose a coming one.",
                reason: .weekOver)
        }
        let now = clock.now
        let order = PlanningJob(
            id: .new(at: now), unit: unit, monday: monday, seconds: seconds, createdBy: staff.id, createdAt: now)
        let job = try await database.write { connection in
            guard try connection.unit(unit) != nil else {
                throw ServiceError(.notFound, "There is no unit \(unit).", reason: .unit)
            }
            if let known = try connection.planningJob(of: unit, week: monday),
                known.state == .queued || known.state == .running
            {
                return known
            }
            try connection.insert(order)
            return order
        }
        await bell.ring()
        return job
    }

    package func job(_ id: ID<PlanningJob>, for staff: StaffMember) async throws -> PlanningJob {
        guard let job = try await database.read({ try $0.planningJob(id) }) else {
            throw ServiceError(.notFound, "There is no planning \(id).")
        }
        try staff.check(sees: job.unit)
        return job
    }

    /// Ends a search early; the draft is the best plan so far.
    package func stop(_ id: ID<PlanningJob>, by staff: StaffMember) async throws {
        let job = try await job(id, for: staff)
        try authorize(staff, in: job.unit)
        try await database.write { try $0.stopPlanningJob(id) }
    }

    /// The week problem of a unit's week as `trin plan` reads it.
    package func problem(of unit: ID<Unit>, week date: CivilDate, for staff: StaffMember) async throws -> [UInt8] {
        try authorize(staff, in: unit)
        let now = now
        let facts = try await database.read { [zone] in
            try WeekFacts($0, unit: unit, monday: date.monday, zone: zone)
        }
        return UnitWeek(facts, for: .planning, now: now).problem.json
    }
}
