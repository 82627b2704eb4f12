package import Domain

extension Connection {
    package func plan(_ id: ID<Plan>) throws -> Plan? { try first("SELECT * FROM plans WHERE id = \(id)") }

    package func insert(_ plan: Plan, by staff: ID<StaffMember>, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO plans (id, citizen_id, programme_id, mode, goal, start_date, weeks, weekdays, time, zone,
                               created_at, created_by)
            VALUES (\(plan.id), \(plan.citizen), \(plan.programme), \(plan.mode), \(plan.goal), \(plan.start),
                    \(plan.weeks), \(WeekdayList(plan.weekdays)), \(plan.time), \(plan.zone), \(instant), \(staff))
            """)
    }

    package func endPlan(_ id: ID<Plan>, on date: CivilDate, reason: String) throws {
        try execute(
            "UPDATE plans SET ended_on = \(date), end_reason = \(reason) WHERE id = \(id) AND ended_on IS NULL")
    }
}

extension Connection {
    /// The plans with an open session in some days, of a unit's citizens.
    package func plans(from start: CivilDate, to end: CivilDate, in unit: ID<Unit>) throws -> [Plan] {
        try all(
            """
            SELECT DISTINCT plans.* FROM plans JOIN sessions ON sessions.plan_id = plans.id
            JOIN citizens ON citizens.id = sessions.citizen_id
            WHERE citizens.unit_id = \(unit) AND sessions.date BETWEEN \(start) AND \(end)
                AND sessions.cancelled_at IS NULL
            ORDER BY plans.id
            """)
    }

    /// Notes what a plan asks for now, and its last day.
    package func update(_ plan: Plan) throws {
        try execute(
            """
            UPDATE plans SET weekdays = \(WeekdayList(plan.weekdays)), time = \(plan.time),
                extended_through = \(plan.extendedThrough)
            WHERE id = \(plan.id)
            """)
    }
}

extension Plan: Record {
    package init(row: Row) throws {
        let weekdays: WeekdayList = try row["weekdays"]
        self.init(
            id: try row["id"], citizen: try row["citizen_id"], programme: try row["programme_id"],
            mode: try row["mode"], goal: try row["goal"], start: try row["start_date"], weeks: try row["weeks"],
            weekdays: weekdays.days, time: try row["time"], zone: try row["zone"], endedOn: try row["ended_on"],
            extendedThrough: try row["extended_through"])
    }
}

/// Weekdays as a column's text: `2,5` for Tuesday and Friday.
private struct WeekdayList: SQLConvertible {
    let days: Set<Weekday>

    init(_ days: Set<Weekday>) { self.days = days }

    var sqlValue: SQLValue { .text(days.sorted().map { String($0.rawValue) }.joined(separator: ",")) }

    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        days = Set(text.split(separator: ",").compactMap { Int($0).flatMap(Weekday.init(rawValue:)) })
    }
}
