package import Domain
import Scheduler
package import Store

/// Plans, and the dated sessions that they become.
package struct PlanService: Sendable {
    let database: any Database
    let clock: WallClock
    /// The municipality's zone.
    package let zone: Zone
    /// How often a functional test is usual.
    package static let usualCheckpointWeeks = 4

    package init(database: any Database, clock: WallClock, zone: Zone) {
        self.database = database
        self.clock = clock
        self.zone = zone
    }

    package var today: CivilDate { zone.date(at: clock.now) }

    package struct Draft: Sendable {
        package var citizen: ID<Citizen>
        package var programme: ID<Programme>
        package var mode: Plan.Mode
        package var goal: String
        package var start: CivilDate
        package var weeks: Int
        package var weekdays: Set<Weekday>
        package var time: MinuteOfDay
        /// What the week is planned from; it takes the place of `weekdays`
        /// and `time`. Nil for exactly those.
        package var wish: Domain.Wish?
        /// A functional test every so many weeks, unless a wish says it.
        package var checkpointWeeks: Int?

        package init(
            citizen: ID<Citizen>, programme: ID<Programme>, mode: Plan.Mode, goal: String, start: CivilDate,
            weeks: Int, weekdays: Set<Weekday>, time: MinuteOfDay, wish: Domain.Wish? = nil,
            checkpointWeeks: Int? = nil
        ) {
            self.citizen = citizen
            self.programme = programme
            self.mode = mode
            self.goal = goal
            self.start = start
            self.weeks = weeks
            self.weekdays = weekdays
            self.time = time
            self.wish = wish
            self.checkpointWeeks = checkpointWeeks
        }
    }

    /// Prescribes a plan and stores all its sessions, in one transaction.
    @discardableResult
    package func prescribe(_ draft: Draft, by staff: StaffMember) async throws -> Plan {
        let now = clock.now
        let pattern = try draft.wish.map(Self.pattern)
        let plan = Plan(
            id: .new(at: now), citizen: draft.citizen, programme: draft.programme, mode: draft.mode,
            goal: String(draft.goal.trimmed.prefix(500)), start: draft.start, weeks: draft.weeks,
            weekdays: pattern?.weekdays ?? draft.weekdays, time: pattern?.time ?? draft.time, zone: zone.name)
        if let problem = plan.problems(today: zone.date(at: now)).first {
            throw ServiceError(.invalid, problem.message, reason: .plan(problem.field))
        }
        try await database.write { connection in
            _ = try connection.citizen(plan.citizen, for: staff)
            guard let programme = try connection.programme(plan.programme) else {
                throw ServiceError(.invalid, "There is no programme \(plan.programme).", reason: .programme)
            }
            guard !programme.items.isEmpty else {
                throw ServiceError(
                    .invalid, "The programme '\(programme.name)' has no exercises; add some first.",
                    reason: .programmeEmpty)
            }
            try connection.insert(plan, by: staff.id, at: now)
            var wish = draft.wish ?? Domain.Wish(plan)
            wish.checkpointWeeks = wish.checkpointWeeks ?? draft.checkpointWeeks
            try connection.save(DatedWish(plan: plan.id, from: plan.start, wish: wish))
            for session in try dates(of: plan, wish, at: now, connection).all() { try connection.insert(session) }
        }
        return plan
    }

    /// Ends a plan today: its later sessions are called off, what was trained
    /// stays.
    @discardableResult
    package func stop(
        _ id: ID<Plan>, reason: String, by staff: StaffMember
    ) async throws -> (plan: Plan, cancelled: Int) {
        let now = clock.now
        let today = zone.date(at: now)
        return try await database.write { connection in
            guard var plan = try connection.plan(id) else { throw ServiceError(.notFound, "There is no plan \(id).") }
            _ = try connection.citizen(plan.citizen, for: staff)
            try connection.endPlan(id, on: today, reason: String(reason.trimmed.prefix(500)))
            plan.endedOn = plan.endedOn ?? today
            return (plan, try connection.cancelSessions(of: id, after: today, at: now))
        }
    }

    package func summaries(of citizen: ID<Citizen>) async throws -> [SessionSummary] {
        try await database.read { try $0.summaries(of: citizen) }
    }

    /// The sessions from one day to another, both counted.
    /// - Parameter unit: narrows what the member of staff may see.
    package func summaries(
        from start: CivilDate, to end: CivilDate, in unit: ID<Unit>? = nil, for staff: StaffMember
    ) async throws -> [SessionSummary] {
        try await database.read { try $0.summaries(from: start, to: end, in: staff.unit ?? unit) }
    }

    /// Moves one session to another day or time.
    package func move(_ id: ID<Session>, to date: CivilDate, _ time: MinuteOfDay, by staff: StaffMember) async throws {
        let now = clock.now
        let today = zone.date(at: now)
        guard date >= today, date <= today.adding(days: 366) else {
            throw ServiceError(
                .invalid, "A session cannot be moved to \(date); choose a day from today on.", reason: .moveDate)
        }
        try await database.write { connection in
            let (session, unit) = try connection.openSession(id, for: staff)
            let clash = try connection.summaries(of: session.citizen).contains {
                $0.session.id != id && $0.session.date == date && $0.session.cancelledAt == nil
            }
            guard !clash else {
                throw ServiceError(
                    .conflict, "The citizen has another session on \(date); choose another day.",
                    reason: .moveClash)
            }
            guard let zone = Zone(session.zone) else {
                throw ServiceError(.invalid, "The session's zone '\(session.zone)' is unknown.")
            }
            guard session.staff != nil || session.device != nil || session.room != nil else {
                try connection.moveSession(id, to: date, time, at: zone.instant(date, time))
                return
            }
            // Who and what it has may be taken then.
            var target = PlanningChange.Standing(session)
            (target.place.date, target.place.time) = (date, time)
            let local = zone.local(at: now)
            let edit = WeekEdit(
                unit: unit, zone: zone, now: LocalTime(local.date, local.time), instant: now, overriding: true)
            if let conflict = try edit.apply([id: target], connection).conflicts.values.first?.first {
                throw ServiceError(.conflict, conflict.message, reason: .moveClash)
            }
        }
    }

    package func cancel(_ id: ID<Session>, by staff: StaffMember) async throws {
        let now = clock.now
        try await database.write { connection in
            _ = try connection.openSession(id, for: staff)
            try connection.cancelSession(id, at: now)
        }
    }
}

extension Connection {
    /// A session that staff may see and that has neither been trained nor
    /// called off.
    func openSession(_ id: ID<Session>, for staff: StaffMember) throws -> (session: Session, unit: ID<Unit>) {
        guard let session = try session(id) else { throw ServiceError(.notFound, "There is no session \(id).") }
        let unit = try citizen(session.citizen, for: staff).unit
        guard try result(of: id) == nil, try handResults(of: id).isEmpty, session.cancelledAt == nil else {
            throw ServiceError(
                .conflict, "The session on \(session.date) has been trained or called off; it stays as it is.",
                reason: .sessionClosed)
        }
        return (session, unit)
    }
}

extension ServiceError.Reason {
    fileprivate static func plan(_ field: PlanProblem.Field) -> Self {
        switch field {
        case .start: .planStart
        case .weeks: .planWeeks
        case .weekdays: .planWeekdays
        case .zone: .planZone
        }
    }
}
