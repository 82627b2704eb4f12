package import Domain

extension Connection {
    package func units() throws -> [Unit] { try all("SELECT * FROM units ORDER BY name") }

    package func unit(_ id: ID<Unit>) throws -> Unit? { try first("SELECT * FROM units WHERE id = \(id)") }

    package func insert(_ unit: Unit) throws {
        try execute("INSERT INTO units (id, name) VALUES (\(unit.id), \(unit.name))")
    }
}

extension Unit: Record {
    package init(row: Row) throws { self.init(id: try row["id"], name: try row["name"]) }
}
