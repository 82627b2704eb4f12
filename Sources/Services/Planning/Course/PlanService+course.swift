package import Domain
import Store

/// What happens to a plan along its way: wishes that change, and pauses.
extension PlanService {
    /// Who may change a plan.
    static let roles: Set<Role> = [.therapist, .planner]

    /// What the plan asks for, by the day from which it does.
    package func wishes(of id: ID<Plan>, for staff: StaffMember) async throws -> [DatedWish] {
        try await database.read { connection in
            let plan = try connection.plan(id, for: staff)
            let wishes = try connection.wishes(of: id)
            return wishes.isEmpty ? [DatedWish(plan: id, from: plan.start, wish: Wish(plan))] : wishes
        }
    }

    package func plan(_ id: ID<Plan>, for staff: StaffMember) async throws -> Plan {
        try await database.read { try $0.plan(id, for: staff) }
    }

    package func pauses(of id: ID<Plan>, for staff: StaffMember) async throws -> [PlanPause] {
        try await database.read { connection in
            _ = try connection.plan(id, for: staff)
            return try connection.pauses(of: id)
        }
    }

    /// Lets a plan ask for something else from a day on: its open sessions
    /// from then are called off, and others made to the end of its period.
    @discardableResult
    package func change(
        _ id: ID<Plan>, to wish: Wish, from date: CivilDate, by staff: StaffMember
    ) async throws -> Plan {
        let now = clock.now
        let today = zone.date(at: now)
        try staff.checkRole(Self.roles)
        let pattern = try Self.pattern(of: wish)
        guard date >= today else {
            throw ServiceError(
                .invalid, "A plan cannot change on \(date), which has been; choose a day from today on.",
                reason: .moveDate)
        }
        return try await database.write { connection in
            var plan = try connection.runningPlan(id, for: staff)
            guard date <= plan.lastDay else {
                throw ServiceError(
                    .invalid, "The plan ends on \(plan.lastDay); choose a day until then.", reason: .planEnded)
            }
            if try connection.wishes(of: id).isEmpty {
                try connection.save(DatedWish(plan: id, from: min(plan.start, date), wish: Wish(plan)))
            }
            plan.weekdays = pattern.weekdays
            plan.time = pattern.time
            try connection.update(plan)
            try connection.removeWishes(of: id, after: date)
            try connection.save(DatedWish(plan: id, from: max(date, plan.start), wish: wish))
            try connection.cancelSessions(of: id, after: date.adding(days: -1), for: .changed, at: now)
            // Their days come anew, and go on when the pause ends.
            try connection.forgetPaused(of: id, from: date)
            let pauses = try connection.pauses(of: id)
            let taken = Set(
                try connection.sessions(of: id).filter { $0.cancelledAt == nil && $0.date >= date }.map(\.date))
            let made = try dates(of: plan, wish, at: now, connection)
                .sessions(from: max(date, plan.start), through: plan.lastDay, taken: taken)
            for session in made {
                var session = session
                if pauses.contains(where: { $0.covers(session.date) }) {
                    (session.cancelledAt, session.cancelReason) = (now, .paused)
                }
                try connection.insert(session)
            }
            return plan
        }
    }

    /// Lets a plan rest: its open sessions of those days are called off, and
    /// made up for at the end if `extends`.
    ///
    /// - Parameter through: the last day; nil until ``resume(_:on:by:)``.
    /// - Returns: how many sessions were called off.
    @discardableResult
    package func pause(
        _ id: ID<Plan>, from date: CivilDate, through: CivilDate?, reason: PlanPause.Reason, extends: Bool,
        by staff: StaffMember
    ) async throws -> Int {
        let now = clock.now
        try staff.checkRole(Self.roles)
        let pause = PlanPause(
            id: .new(at: now), plan: id, from: date, through: through, reason: reason, extends: extends)
        guard date >= today, through.map({ $0 >= date }) ?? true else {
            throw ServiceError(
                .invalid, "A pause from \(date) to \(through?.description ?? "") cannot be; begin it today or later.",
                reason: .period)
        }
        return try await database.write { connection in
            let plan = try connection.runningPlan(id, for: staff)
            guard date <= plan.lastDay else {
                throw ServiceError(
                    .invalid, "The plan ends on \(plan.lastDay); a pause begins until then.", reason: .planEnded)
            }
            let known = try connection.pauses(of: id)
            if let other = known.first(where: { ($0.through ?? .distant) >= date && $0.from <= through ?? .distant }) {
                throw ServiceError(
                    .conflict,
                    "The plan rests already from \(other.from) to \(other.through?.description ?? "further notice").",
                    reason: .resting)
            }
            try connection.save(pause)
            let off = try connection.callOff(id, in: pause, at: now)
            // How much is to be made up for is known when the end is.
            if extends, through != nil { try extend(plan, by: off, connection) }
            return off.count
        }
    }

    /// Ends a pause: from the day on the plan goes on as before.
    /// - Returns: how many sessions take place after all.
    @discardableResult
    package func resume(_ id: ID<Plan>, on date: CivilDate, by staff: StaffMember) async throws -> Int {
        let today = today
        try staff.checkRole(Self.roles)
        guard date >= today else {
            throw ServiceError(
                .invalid, "A plan cannot go on on \(date), which has been; choose a day from today on.",
                reason: .moveDate)
        }
        return try await database.write { connection in
            let plan = try connection.runningPlan(id, for: staff)
            guard var pause = try connection.pauses(of: id).last(where: { $0.covers(date) || $0.from >= date }),
                pause.through == nil || pause.through.map({ $0 >= date }) == true
            else {
                throw ServiceError(.conflict, "The plan does not rest on \(date).", reason: .notResting)
            }
            let wasOpen = pause.through == nil
            let off = try connection.sessions(of: id).filter {
                $0.cancelReason == .paused && pause.covers($0.date)
            }
            let back = off.filter { $0.date >= date }
            for var session in back {
                (session.cancelledAt, session.cancelReason) = (nil, nil)
                (session.staff, session.device, session.room) = (nil, nil, nil)
                try connection.update(session)
            }
            if date <= pause.from {
                try connection.removePause(pause.id)
            } else {
                pause.through = date.adding(days: -1)
                try connection.save(pause)
            }
            if pause.extends {
                if wasOpen {
                    try extend(plan, by: off.filter { $0.date < date }, connection)
                } else {
                    try shorten(plan, by: back.count { $0.kind == .training }, connection)
                }
            }
            return back.count
        }
    }

    /// Appends as many sessions as fell out.
    private func extend(_ plan: Plan, by off: [Session], _ connection: any Connection) throws {
        let count = off.count { $0.kind == .training }
        guard count > 0 else { return }
        var plan = plan
        let now = clock.now
        let wish = try connection.wishes(of: plan.id).last?.wish ?? Wish(plan)
        let made = try dates(of: plan, wish, at: now, connection)
            .sessions(count, from: plan.lastDay.adding(days: 1))
        for session in made { try connection.insert(session) }
        plan.extendedThrough = made.last?.date
        try connection.update(plan)
    }

    /// Calls the last sessions of the extension off again.
    private func shorten(_ plan: Plan, by count: Int, _ connection: any Connection) throws {
        var plan = plan
        let usualEnd = plan.start.adding(days: 7 * plan.weeks - 1)
        let open = try connection.sessions(of: plan.id).filter {
            $0.cancelledAt == nil && $0.kind == .training && $0.date > usualEnd
        }
        for session in open.suffix(count) { try connection.cancelSession(session.id, for: .changed, at: clock.now) }
        plan.extendedThrough = open.dropLast(min(count, open.count)).last?.date
        try connection.update(plan)
    }

    func dates(of plan: Plan, _ wish: Wish, at now: Instant, _ connection: any Connection) throws -> SessionDates {
        guard let zone = Zone(plan.zone) else {
            throw ServiceError(.invalid, "The plan's zone '\(plan.zone)' is unknown.", reason: .planZone)
        }
        guard let unit = try connection.citizen(plan.citizen)?.unit else {
            throw ServiceError(.notFound, "There is no citizen \(plan.citizen).")
        }
        // Extensions go beyond the last day.
        let closed = try connection.closed(
            from: plan.start, to: plan.lastDay.adding(days: 366), connection.planning(of: unit))
        return SessionDates(plan: plan, wish: wish, zone: zone, closed: Set(closed.keys), now: now)
    }

    static func pattern(of wish: Wish) throws -> WeekPattern {
        if let fault = wish.fault { throw ServiceError(.invalid, fault, reason: .wish) }
        guard let pattern = WeekPattern(wish) else {
            throw ServiceError(
                .invalid,
                "The possible times have no \(wish.timesAWeek) days with \(wish.restDays) rest days between them;"
                    + " give more times, fewer sessions or fewer rest days.", reason: .wishDays)
        }
        return pattern
    }
}

extension PlanPause {
    package func covers(_ date: CivilDate) -> Bool { from <= date && date <= through ?? .distant }
}

extension CivilDate {
    /// Later than any plan.
    fileprivate static let distant = CivilDate(dayNumber: 2_932_896)
}

extension StaffMember {
    func checkRole(_ allowed: Set<Role>) throws {
        guard roles.isDisjoint(with: allowed) else { return }
        let names = allowed.map(\.rawValue).sorted().joined(separator: " or ")
        throw ServiceError(.forbidden, "This needs the role \(names); ask a superuser.", reason: .role)
    }
}

extension Connection {
    /// The plan, if the member of staff may see its citizen.
    func plan(_ id: ID<Plan>, for staff: StaffMember) throws -> Plan {
        guard let plan = try plan(id) else { throw ServiceError(.notFound, "There is no plan \(id).") }
        _ = try citizen(plan.citizen, for: staff)
        return plan
    }

    fileprivate func runningPlan(_ id: ID<Plan>, for staff: StaffMember) throws -> Plan {
        let plan = try plan(id, for: staff)
        guard plan.endedOn == nil else {
            throw ServiceError(.conflict, "The plan has been stopped; prescribe another.", reason: .planEnded)
        }
        return plan
    }

    /// Calls a pause's open sessions off.
    fileprivate func callOff(_ plan: ID<Plan>, in pause: PlanPause, at instant: Instant) throws -> [Session] {
        let off = try sessions(of: plan).filter { session in
            try session.cancelledAt == nil && pause.covers(session.date) && result(of: session.id) == nil
        }
        for session in off { try cancelSession(session.id, for: .paused, at: instant) }
        return off
    }
}
