package import Domain

extension Connection {
    package func citizen(_ id: ID<Citizen>) throws -> Citizen? {
        try first("SELECT * FROM citizens WHERE id = \(id)")
    }

    /// Citizens who have not ended, by name.
    /// - Parameter unit: only this unit's; nil for all.
    package func citizens(in unit: ID<Unit>?) throws -> [Citizen] {
        let scope: SQL = if let unit { "AND unit_id = \(unit)" } else { "" }
        return try all(
            "SELECT * FROM citizens WHERE ended_at IS NULL \(sql: scope) ORDER BY given_name, family_name, id")
    }

    package func insert(_ citizen: Citizen, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO citizens (id, unit_id, given_name, family_name, birth_year, language, created_at)
            VALUES (\(citizen.id), \(citizen.unit), \(citizen.givenName), \(citizen.familyName),
                    \(citizen.birthYear), \(citizen.language), \(instant))
            """)
    }
}

extension Citizen: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], unit: try row["unit_id"], givenName: try row["given_name"],
            familyName: try row["family_name"], birthYear: try row["birth_year"], language: try row["language"])
    }
}
