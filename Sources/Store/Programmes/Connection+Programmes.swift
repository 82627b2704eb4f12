package import Domain

extension Connection {
    package func programmes() throws -> [Programme] {
        let rows: [ItemRow] = try all("SELECT * FROM programme_items ORDER BY programme_id, position")
        let items = Dictionary(grouping: rows, by: \.programme)
        return try self.rows("SELECT * FROM programmes WHERE archived_at IS NULL ORDER BY name, id").map { row in
            let id: ID<Programme> = try row["id"]
            return try Programme(row: row, items: items[id, default: []].map(\.item))
        }
    }

    package func programme(_ id: ID<Programme>) throws -> Programme? {
        guard let row = try rows("SELECT * FROM programmes WHERE id = \(id)").first else { return nil }
        let items: [ItemRow] = try all(
            "SELECT * FROM programme_items WHERE programme_id = \(id) ORDER BY position")
        return try Programme(row: row, items: items.map(\.item))
    }

    package func insert(_ programme: Programme, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO programmes (id, name, intro_id, closing_id, created_at)
            VALUES (\(programme.id), \(programme.name), \(programme.intro), \(programme.closing), \(instant))
            """)
        try insertItems(of: programme)
    }

    /// Replaces all of it.
    package func update(_ programme: Programme) throws {
        try execute(
            """
            UPDATE programmes SET name = \(programme.name), intro_id = \(programme.intro),
                closing_id = \(programme.closing)
            WHERE id = \(programme.id)
            """)
        try execute("DELETE FROM programme_items WHERE programme_id = \(programme.id)")
        try insertItems(of: programme)
    }

    package func archiveProgramme(_ id: ID<Programme>, at instant: Instant) throws {
        try execute("UPDATE programmes SET archived_at = \(instant) WHERE id = \(id) AND archived_at IS NULL")
    }

    private func insertItems(of programme: Programme) throws {
        for (position, item) in programme.items.enumerated() {
            try execute(
                """
                INSERT INTO programme_items
                    (programme_id, position, exercise_id, sets, repetitions, seconds, rest)
                VALUES (\(programme.id), \(position), \(item.exercise), \(item.dose.sets),
                        \(item.dose.amount.repetitions), \(item.dose.amount.seconds), \(item.dose.rest))
                """)
        }
    }
}

extension Programme {
    fileprivate init(row: Row, items: [Item]) throws {
        self.init(
            id: try row["id"], name: try row["name"], items: items, intro: try row["intro_id"],
            closing: try row["closing_id"])
    }
}

private struct ItemRow: Record {
    let programme: ID<Programme>
    let item: Programme.Item

    init(row: Row) throws {
        programme = try row["programme_id"]
        let repetitions: Int? = try row["repetitions"]
        let seconds: Int? = try row["seconds"]
        let amount = repetitions.map(Dose.Amount.repetitions) ?? seconds.map(Dose.Amount.seconds)
        guard let amount, let dose = Dose(sets: try row["sets"], amount: amount, rest: try row["rest"]) else {
            throw StoreError(.decoding, "Programme \(programme) has an item whose dose is outside its ranges.")
        }
        item = Programme.Item(exercise: try row["exercise_id"], dose: dose)
    }
}

extension Dose.Amount {
    fileprivate var repetitions: Int? { if case .repetitions(let count) = self { count } else { nil } }
    fileprivate var seconds: Int? { if case .seconds(let seconds) = self { seconds } else { nil } }
}
