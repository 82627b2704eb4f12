package import Domain

extension Connection {
    /// What a unit planned to train a week, oldest first.
    package func targets(of unit: ID<Unit>) throws -> [TrainingTarget] {
        try all("SELECT * FROM training_targets WHERE unit_id = \(unit) ORDER BY from_date")
    }

    package func save(_ target: TrainingTarget) throws {
        try execute(
            """
            INSERT INTO training_targets (unit_id, from_date, sessions, minutes)
            VALUES (\(target.unit), \(target.from), \(target.sessions), \(target.minutes))
            ON CONFLICT (unit_id, from_date) DO UPDATE SET sessions = excluded.sessions, minutes = excluded.minutes
            """)
    }
}

extension TrainingTarget: Record {
    package init(row: Row) throws {
        self.init(
            unit: try row["unit_id"], from: try row["from_date"], sessions: try row["sessions"],
            minutes: try row["minutes"])
    }
}
