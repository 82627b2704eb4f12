package import Domain

extension Connection {
    package func plan(_ id: ID<Plan>) throws -> Plan? { try first("SELECT * FROM plans WHERE id = \(id)") }

    /// A citizen's plans, newest first.
    package func plans(of citizen: ID<Citizen>) throws -> [Plan] {
        try all("SELECT * FROM plans WHERE citizen_id = \(citizen) ORDER BY start_date DESC, id DESC")
    }

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

extension Plan: Record {
    package init(row: Row) throws {
        let weekdays: WeekdayList = try row["weekdays"]
        self.init(
            id: try row["id"], citizen: try row["citizen_id"], programme: try row["programme_id"],
            mode: try row["mode"], goal: try row["goal"], start: try row["start_date"], weeks: try row["weeks"],
            weekdays: weekdays.days, time: try row["time"], zone: try row["zone"], endedOn: try row["ended_on"])
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
