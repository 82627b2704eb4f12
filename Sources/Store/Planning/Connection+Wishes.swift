package import Domain

extension Connection {
    /// A plan's wishes by the day from which they hold.
    package func wishes(of plan: ID<Plan>) throws -> [DatedWish] {
        try all("SELECT * FROM plan_wishes WHERE plan_id = \(plan) ORDER BY from_date")
    }

    /// The wishes of all plans that have an open session in some days.
    package func wishes(from start: CivilDate, to end: CivilDate, in unit: ID<Unit>) throws -> [DatedWish] {
        try all(
            """
            SELECT * FROM plan_wishes WHERE plan_id IN (
                SELECT sessions.plan_id FROM sessions JOIN citizens ON citizens.id = sessions.citizen_id
                WHERE citizens.unit_id = \(unit) AND sessions.date BETWEEN \(start) AND \(end)
                    AND sessions.cancelled_at IS NULL)
            ORDER BY plan_id, from_date
            """)
    }

    package func save(_ wish: DatedWish) throws {
        try execute(
            """
            INSERT INTO plan_wishes (plan_id, from_date, wish)
            VALUES (\(wish.plan), \(wish.from), \(JSONText(wish.wish)))
            ON CONFLICT (plan_id, from_date) DO UPDATE SET wish = excluded.wish
            """)
    }

    /// Forgets wishes that begin after a day.
    package func removeWishes(of plan: ID<Plan>, after date: CivilDate) throws {
        try execute("DELETE FROM plan_wishes WHERE plan_id = \(plan) AND from_date > \(date)")
    }

    package func pauses(of plan: ID<Plan>) throws -> [PlanPause] {
        try all("SELECT * FROM plan_pauses WHERE plan_id = \(plan) ORDER BY from_date, id")
    }

    package func save(_ pause: PlanPause) throws {
        try execute(
            """
            INSERT INTO plan_pauses (id, plan_id, from_date, through_date, reason, extends)
            VALUES (\(pause.id), \(pause.plan), \(pause.from), \(pause.through), \(pause.reason), \(pause.extends))
            ON CONFLICT (id) DO UPDATE SET through_date = excluded.through_date
            """)
    }

    package func removePause(_ id: ID<PlanPause>) throws { try execute("DELETE FROM plan_pauses WHERE id = \(id)") }
}

extension DatedWish: Record {
    package init(row: Row) throws {
        self.init(plan: try row["plan_id"], from: try row["from_date"], wish: try row.json("wish"))
    }
}

extension PlanPause: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], plan: try row["plan_id"], from: try row["from_date"], through: try row["through_date"],
            reason: try row["reason"], extends: try row["extends"])
    }
}
