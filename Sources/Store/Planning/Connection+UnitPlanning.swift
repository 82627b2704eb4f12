package import Domain

extension Connection {
    /// How a unit is planned; the usual values if nobody has said.
    package func planning(of unit: ID<Unit>) throws -> UnitPlanning {
        try first("SELECT * FROM unit_planning WHERE unit_id = \(unit)") ?? UnitPlanning(unit: unit)
    }

    package func save(_ planning: UnitPlanning) throws {
        try execute(
            """
            INSERT INTO unit_planning (unit_id, country, customs, grain, metres_per_minute, per_stop)
            VALUES (\(planning.unit), \(planning.country), \(JSONText(planning.customs)), \(planning.grain),
                    \(planning.metresPerMinute), \(planning.perStop))
            ON CONFLICT (unit_id) DO UPDATE SET country = excluded.country, customs = excluded.customs,
                grain = excluded.grain, metres_per_minute = excluded.metres_per_minute, per_stop = excluded.per_stop
            """)
    }

    package func closingDays(from start: CivilDate, to end: CivilDate, of unit: ID<Unit>) throws -> [ClosingDay] {
        try all(
            """
            SELECT * FROM closing_days WHERE unit_id = \(unit) AND date BETWEEN \(start) AND \(end) ORDER BY date
            """)
    }

    package func save(_ day: ClosingDay) throws {
        try execute(
            """
            INSERT INTO closing_days (unit_id, date, name) VALUES (\(day.unit), \(day.date), \(day.name))
            ON CONFLICT (unit_id, date) DO UPDATE SET name = excluded.name
            """)
    }

    package func removeClosingDay(of unit: ID<Unit>, on date: CivilDate) throws {
        try execute("DELETE FROM closing_days WHERE unit_id = \(unit) AND date = \(date)")
    }
}

extension UnitPlanning: Record {
    package init(row: Row) throws {
        self.init(
            unit: try row["unit_id"], country: try row["country"], customs: try row.json("customs"),
            grain: try row["grain"], metresPerMinute: try row["metres_per_minute"], perStop: try row["per_stop"])
    }
}

extension ClosingDay: Record {
    package init(row: Row) throws {
        self.init(unit: try row["unit_id"], date: try row["date"], name: try row["name"])
    }
}
