package import Domain

extension Connection {
    /// A citizen's plans, newest first.
    package func namedPlans(of citizen: ID<Citizen>) throws -> [NamedPlan] {
        try all(
            """
            SELECT plans.*, programmes.name AS programme_name
            FROM plans JOIN programmes ON programmes.id = plans.programme_id
            WHERE plans.citizen_id = \(citizen) ORDER BY plans.start_date DESC, plans.id DESC
            """)
    }

    /// A citizen's sessions with what came of them, by start.
    ///
    /// - Parameter plans: all of the citizen's, so that neither they nor the
    ///   citizen are read again with each session.
    package func summaries(of citizen: Citizen, in plans: [NamedPlan]) throws -> [SessionSummary] {
        let plans = Dictionary(plans.map { ($0.plan.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try rows(
            """
            SELECT sessions.*, \(sql: .resultColumns) FROM sessions \(sql: .resultJoins)
            WHERE sessions.citizen_id = \(citizen.id) ORDER BY sessions.starts_at, sessions.id
            """)
        return try rows.compactMap { row in
            let session = try Session(row: row)
            guard let plan = plans[session.plan] else { return nil }
            return try SessionSummary(
                session, of: citizen, row: row, mode: plan.plan.mode, programme: plan.plan.programme,
                named: plan.programmeName)
        }
    }

    /// The programmes that have exercises and can be prescribed, by name.
    package func programmesToPrescribe() throws -> [ProgrammeName] {
        try all(
            """
            SELECT id, name FROM programmes WHERE archived_at IS NULL
                AND EXISTS (SELECT 1 FROM programme_items WHERE programme_items.programme_id = programmes.id)
            ORDER BY name, id
            """)
    }

    package func staffNames(_ staff: Set<ID<StaffMember>>) throws -> [ID<StaffMember>: String] {
        guard !staff.isEmpty else { return [:] }
        let rows = try rows("SELECT id, name FROM staff WHERE id IN (\(list: staff.sorted()))")
        return Dictionary(try rows.map { (try $0["id"], try $0["name"]) }, uniquingKeysWith: { first, _ in first })
    }
}

extension NamedPlan: Record {
    package init(row: Row) throws {
        self.init(plan: try Plan(row: row), programmeName: try row["programme_name"])
    }
}

extension ProgrammeName: Record {
    package init(row: Row) throws {
        self.init(id: try row["id"], name: try row["name"])
    }
}
