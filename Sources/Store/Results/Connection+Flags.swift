package import Domain

extension Connection {
    /// Flags with their citizens, those that happened last first.
    /// - Parameters:
    ///   - unit: only this unit's; nil for all.
    ///   - isOpen: those that nobody has looked at; else those that are over.
    package func flags(
        in unit: ID<Unit>?, kinds: [TrainingFlag.Kind], isOpen: Bool, limit: Int
    ) throws -> [FlagEntry] {
        let scope: SQL = if let unit { "AND citizens.unit_id = \(unit)" } else { "" }
        let state: SQL =
            isOpen
            ? "flags.seen_at IS NULL AND flags.withdrawn_at IS NULL"
            : "(flags.seen_at IS NOT NULL OR flags.withdrawn_at IS NOT NULL)"
        let order: SQL = isOpen ? "flags.since DESC" : "flags.raised_at DESC"
        return try all(
            """
            \(sql: Self.flagEntries) WHERE \(sql: state) AND flags.kind IN (\(list: kinds)) \(sql: scope)
            ORDER BY \(sql: order), flags.id LIMIT \(limit)
            """)
    }

    package func flag(_ id: ID<TrainingFlag>) throws -> FlagEntry? {
        try first("\(sql: Self.flagEntries) WHERE flags.id = \(id)")
    }

    package func flags(of citizens: [ID<Citizen>]) throws -> [TrainingFlag] {
        try all("SELECT * FROM flags WHERE citizen_id IN (\(list: citizens)) ORDER BY since, id")
    }

    /// Raises a flag once; one that was withdrawn stands again.
    package func raise(_ flag: TrainingFlag) throws {
        try execute(
            """
            INSERT INTO flags (id, citizen_id, kind, subject, level, since, raised_at)
            VALUES (\(flag.id), \(flag.citizen), \(flag.kind), \(flag.subject), \(flag.level), \(flag.since),
                    \(flag.raisedAt))
            ON CONFLICT (citizen_id, kind, subject) DO UPDATE SET level = excluded.level, since = excluded.since,
                withdrawn_at = NULL
            """)
    }

    package func withdrawFlag(_ id: ID<TrainingFlag>, at instant: Instant) throws {
        try execute(
            """
            UPDATE flags SET withdrawn_at = \(instant)
            WHERE id = \(id) AND withdrawn_at IS NULL AND seen_at IS NULL
            """)
    }

    /// - Parameter level: how much who looked knew of.
    /// - Returns: false when somebody has looked before.
    package func seeFlag(
        _ id: ID<TrainingFlag>, level: Int, by staff: ID<StaffMember>, note: String?, at instant: Instant
    ) throws -> Bool {
        try execute(
            """
            UPDATE flags SET seen_at = \(instant), seen_by = \(staff), note = \(note), level = \(level)
            WHERE id = \(id) AND seen_at IS NULL
            """) == 1
    }

    package func flagRules() throws -> [ID<Unit>: FlagRules] {
        let rows = try rows("SELECT unit_id, rules FROM flag_rules")
        return Dictionary(try rows.map { (try $0["unit_id"], try $0.json("rules")) }, uniquingKeysWith: { $1 })
    }

    package func save(_ rules: FlagRules, of unit: ID<Unit>) throws {
        try execute(
            """
            INSERT INTO flag_rules (unit_id, rules) VALUES (\(unit), \(JSONText(rules)))
            ON CONFLICT (unit_id) DO UPDATE SET rules = excluded.rules
            """)
    }

    static var flagEntries: SQL {
        """
        SELECT flags.*, citizens.unit_id, citizens.given_name, citizens.family_name, citizens.birth_year,
            citizens.language, staff.name AS seen_by_name
        FROM flags JOIN citizens ON citizens.id = flags.citizen_id LEFT JOIN staff ON staff.id = flags.seen_by
        """
    }
}

extension TrainingFlag: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], citizen: try row["citizen_id"], kind: try row["kind"], subject: try row["subject"],
            level: try row["level"], since: try row["since"], raisedAt: try row["raised_at"],
            withdrawnAt: try row["withdrawn_at"], seenAt: try row["seen_at"], seenBy: try row["seen_by"],
            note: try row["note"])
    }
}

extension FlagEntry: Record {
    package init(row: Row) throws {
        let flag = try TrainingFlag(row: row)
        self.init(
            flag: flag,
            citizen: Citizen(
                id: flag.citizen, unit: try row["unit_id"], givenName: try row["given_name"],
                familyName: try row["family_name"], birthYear: try row["birth_year"], language: try row["language"]),
            seenByName: try row["seen_by_name"])
    }
}
