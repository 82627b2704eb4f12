import Domain

extension PostgresConnection {
    /// Rows that go in one statement; it bounds the memory for their arrays.
    private static let most = 4096

    /// One way to the server for all rows, a column an array.
    func insert(_ lists: [[StoredEvent]]) throws -> [Bool] {
        let events = Array(lists.joined())
        var isNew: [Bool] = []
        for start in stride(from: 0, to: events.count, by: Self.most) {
            isNew += try insert(piece: events[start..<min(start + Self.most, events.count)])
        }
        return isNew
    }

    private func insert(piece events: ArraySlice<StoredEvent>) throws -> [Bool] {
        let statement = PostgresStatement(inserting: events)
        return try perform(statement) { result in
            guard result.changes < events.count else { return events.map { _ in true } }
            var stored = Set(try result.rows().map { [try $0.decode(String.self, at: 0), try $0.decode(at: 1)] })
            // Of one identifier that comes twice the first was stored.
            return events.map { stored.remove([$0.device.description, $0.id]) != nil }
        }
    }
}

extension PostgresStatement {
    private static let insertion = Key(
        text: """
            INSERT INTO events (device_id, event_id, session_id, type, occurred_at, clock, received_at, body_hash, body)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (device_id, event_id) DO NOTHING RETURNING device_id, event_id
            """,
        types: [
            PostgresType.textArray, PostgresType.textArray, PostgresType.textArray, PostgresType.textArray,
            PostgresType.int8Array, PostgresType.textArray, PostgresType.int8Array, PostgresType.byteaArray,
            PostgresType.textArray,
        ])

    fileprivate init(inserting events: ArraySlice<StoredEvent>) {
        func texts(_ text: (StoredEvent) -> String?) -> [UInt8] {
            var array = PostgresArray(of: PostgresType.text, capacity: events.count)
            for event in events { array.append(text(event)) }
            return array.bytes
        }
        func numbers(_ number: (StoredEvent) -> Int64) -> [UInt8] {
            var array = PostgresArray(of: PostgresType.int8, capacity: events.count)
            for event in events { array.append(number(event)) }
            return array.bytes
        }
        var hashes = PostgresArray(of: PostgresType.bytea, capacity: events.count)
        for event in events { hashes.append(event.bodyHash) }
        self.init(
            key: Self.insertion,
            parameters: [
                texts { $0.device.description }, texts(\.id), texts { $0.session?.description }, texts(\.type),
                numbers { $0.occurredAt.milliseconds }, texts(\.clock), numbers { $0.receivedAt.milliseconds },
                hashes.bytes, texts(\.body),
            ])
    }
}
