package import Domain

extension Connection {
    /// A unit's trainers whose account has not ended, by name.
    package func trainers(of unit: ID<Unit>) throws -> [Trainer] {
        try all(
            Self.trainers + " WHERE trainers.unit_id = \(unit) AND staff.ended_at IS NULL ORDER BY staff.name, staff.id"
        )
    }

    package func trainer(_ staff: ID<StaffMember>) throws -> Trainer? {
        try first(Self.trainers + " WHERE trainers.staff_id = \(staff) AND staff.ended_at IS NULL")
    }

    package func save(_ trainer: Trainer) throws {
        try execute(
            """
            INSERT INTO trainers (staff_id, unit_id, skills, home_id, max_minutes, pattern)
            VALUES (\(trainer.staff), \(trainer.unit), \(JSONText(trainer.skills)), \(trainer.home),
                    \(trainer.maxMinutes), \(JSONText(trainer.pattern)))
            ON CONFLICT (staff_id) DO UPDATE SET unit_id = excluded.unit_id, skills = excluded.skills,
                home_id = excluded.home_id, max_minutes = excluded.max_minutes, pattern = excluded.pattern
            """)
    }

    package func shiftDays(from start: CivilDate, to end: CivilDate, of unit: ID<Unit>) throws -> [ShiftDay] {
        try all(
            """
            SELECT shift_days.* FROM shift_days JOIN trainers ON trainers.staff_id = shift_days.staff_id
            WHERE trainers.unit_id = \(unit) AND shift_days.date BETWEEN \(start) AND \(end)
            ORDER BY shift_days.date, shift_days.staff_id
            """)
    }

    package func save(_ day: ShiftDay) throws {
        try execute(
            """
            INSERT INTO shift_days (staff_id, date, shifts)
            VALUES (\(day.staff), \(day.date), \(JSONText(day.shifts)))
            ON CONFLICT (staff_id, date) DO UPDATE SET shifts = excluded.shifts
            """)
    }

    /// Gives the day back to the pattern.
    package func removeShiftDay(of staff: ID<StaffMember>, on date: CivilDate) throws {
        try execute("DELETE FROM shift_days WHERE staff_id = \(staff) AND date = \(date)")
    }

    private static var trainers: SQL {
        "SELECT trainers.*, staff.name FROM trainers JOIN staff ON staff.id = trainers.staff_id"
    }
}

extension Trainer: Record {
    package init(row: Row) throws {
        self.init(
            staff: try row["staff_id"], name: try row["name"], unit: try row["unit_id"], skills: try row.json("skills"),
            home: try row["home_id"], maxMinutes: try row["max_minutes"], pattern: try row.json("pattern"))
    }
}

extension ShiftDay: Record {
    package init(row: Row) throws {
        self.init(staff: try row["staff_id"], date: try row["date"], shifts: try row.json("shifts"))
    }
}
