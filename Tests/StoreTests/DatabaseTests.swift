import Domain
import Testing

@testable import Store

@Suite("Database")
struct DatabaseTests {
    static let values: [SQLValue] = [
        .null, .integer(0), .integer(.max), .integer(.min), .integer(-1),
        .real(0), .real(0.1), .real(-1.5e300), .real(.greatestFiniteMagnitude), .real(.leastNonzeroMagnitude),
        .real(.infinity),
        .text(""), .text("Bækkenløft 💪 🧘🏽‍♀️ e\u{301}"), .text("'; DROP TABLE things; --"), .text("$1 ?1 \\x00 \u{1}"),
        .bytes([]), .bytes([0]), .bytes([0, 255, 92, 39, 10]), .bytes([UInt8](repeating: 7, count: 1_000_000)),
    ]

    @Test("A value of any kind comes back as it went in", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            for value in Self.values {
                let column: SQL =
                    switch value {
                    case .null, .integer: "integer_"
                    case .real: "real_"
                    case .text: "text_"
                    case .bytes: "bytes_"
                    }
                let returned = try await database.write { connection in
                    try connection.execute("DELETE FROM things")
                    return try connection.rows(
                        "INSERT INTO things (id, \(sql: column)) VALUES (1, \(Bound(sqlValue: value))) RETURNING \(sql: column)"
                    )
                }
                // SQLite returns the real number 0 as an integer here; a Double reads both.
                if case .real(let number) = value {
                    #expect(try returned.first?.decode(at: 0) == number)
                } else {
                    #expect(returned.map(\.values) == [[value]])
                }
                let read = try await database.read { try $0.rows("SELECT \(sql: column) FROM things WHERE id = 1") }
                #expect(read.map(\.values) == [[value]])
            }
        }
    }

    @Test("What cannot be kept as it is, is refused", arguments: Engine.allCases)
    func refusedValues(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            for (value, fault) in [(SQLValue.text("a\0b"), "U+0000"), (.real(.nan), "NaN")] {
                let error = await #expect(throws: StoreError.self) {
                    try await database.write { connection in
                        _ = try connection.rows("SELECT \(Bound(sqlValue: value))")
                    }
                }
                #expect(error?.code == .value)
                #expect(error?.message.contains(fault) == true)
            }
        }
    }

    @Test("Sums, averages, counts and comparisons have the same kinds on both", arguments: Engine.allCases)
    func computedValues(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            let rows = try await database.write { connection in
                try connection.execute("INSERT INTO things (id, integer_) VALUES (\(1), \(2)), (\(2), \(3))")
                return try connection.rows(
                    """
                    SELECT SUM(integer_) AS total, AVG(integer_) AS mean, COUNT(*) AS number, MAX(id) > \(1) AS more,
                        \(Bound(sqlValue: .null)) IS NULL AS absent
                    FROM things WHERE id IN (\(list: [1, 2])) AND id NOT IN (\(list: [9]))
                    """)
            }
            let row = try #require(rows.first)
            #expect(try row["total"] == 5)
            #expect(try row["mean"] == 2.5)
            #expect(try row["number"] == 2)
            #expect(try row["more"] == true)
            #expect(try row["absent"] == true)
        }
    }

    @Test("A statement says how many rows it touched", arguments: Engine.allCases)
    func counts(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            let counts = try await database.write { connection in
                [
                    try connection.execute("INSERT INTO things (id) VALUES (1), (2), (3)"),
                    try connection.execute("CREATE INDEX things_by_text ON things (text_)"),
                    try connection.execute("UPDATE things SET integer_ = 5 WHERE id > 1"),
                    try connection.execute("DELETE FROM things WHERE id = 99"),
                    try connection.execute("INSERT INTO things (id) VALUES (1) ON CONFLICT DO NOTHING"),
                    try connection.rows("SELECT id FROM things").count,
                ]
            }
            #expect(counts == [3, 0, 2, 0, 0, 3])
        }
    }

    @Test("A body that throws leaves nothing", arguments: Engine.allCases)
    func rollback(engine: Engine) async throws {
        struct Change: Error {}
        try await engine.withDatabase(migrations: [.things]) { database in
            await #expect(throws: Change.self) {
                try await database.write { connection in
                    if try connection.execute("INSERT INTO things (id) VALUES (1)") == 1 { throw Change() }
                }
            }
            let count = try await database.count()
            #expect(count == 0)
        }
    }

    @Test(
        "A broken constraint is called so",
        arguments: Engine.allCases,
        [
            "INSERT INTO things (id, text_) VALUES (1, 'x')", "INSERT INTO things (id, text_) VALUES (3, 'first')",
            "INSERT INTO things (id) VALUES (-1)", "INSERT INTO things (id) VALUES (NULL)",
            "INSERT INTO things (id, parent) VALUES (4, 99)",
        ] as [SQL])
    func constraints(engine: Engine, sql: SQL) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            try await database.write { try $0.execute("INSERT INTO things (id, text_) VALUES (1, 'first')") }
            #expect(await code { try await database.write { try $0.execute(sql) } } == .constraint)
            #expect(try await database.count() == 1)
        }
    }

    @Test("A failed statement ends its transaction, even when the body goes on", arguments: Engine.allCases)
    func failureIsFinal(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            let code = await code {
                try await database.write { (connection: any Connection) throws -> Void in
                    try connection.execute("INSERT INTO things (id) VALUES (1)")
                    _ = try? connection.execute("INSERT INTO things (id) VALUES (1)")
                }
            }
            #expect(code == .constraint)
            let count = try await database.count()
            #expect(count == 0)
        }
    }

    @Test("A reader cannot write", arguments: Engine.allCases)
    func readOnly(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            let code = await code {
                try await database.read { _ = try $0.execute("INSERT INTO things (id) VALUES (1)") }
            }
            #expect(code == .statement)
            let count = try await database.count()
            #expect(count == 0)
        }
    }

    @Test("A reader sees one snapshot while others write", arguments: Engine.allCases)
    func snapshot(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            let looked = AsyncStream<Void>.makeStream()
            let written = Gate()
            async let counts = database.read { connection in
                let first = try connection.value("SELECT COUNT(*) FROM things") as Int?
                looked.continuation.yield()
                written.wait()
                return [first, try connection.value("SELECT COUNT(*) FROM things") as Int?]
            }
            for await _ in looked.stream { break }
            try await database.write { try $0.execute("INSERT INTO things (id) VALUES (1)") }
            written.open()
            #expect(try await counts == [0, 0])
            #expect(try await database.count() == 1)
        }
    }

    @Test("Writers at the same time lose nothing", arguments: Engine.allCases)
    func concurrentWriters(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            try await database.write { try $0.execute("INSERT INTO things (id, integer_) VALUES (1, 0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        for _ in 0..<10 {
                            try await database.write { connection in
                                let old =
                                    try connection.value("SELECT integer_ FROM things WHERE id = 1") as Int? ?? 0
                                try connection.execute("UPDATE things SET integer_ = \(old + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = try await database.read { try $0.value("SELECT integer_ FROM things WHERE id = 1") as Int? }
            #expect(total == 160)
        }
    }

    @Test("A closed database says so", arguments: Engine.allCases)
    func closed(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.close()
            #expect(await code { _ = try await database.read { try $0.rows("SELECT 1") } } == .unavailable)
            #expect(await code { _ = try await database.write { try $0.rows("SELECT 1") } } == .unavailable)
        }
    }

    @Test("The readiness check needs a schema and changes nothing", arguments: Engine.allCases)
    func ping(engine: Engine) async throws {
        try await engine.withDatabase { database in
            #expect(await code { try await database.ping() } == .statement)
            try await Migrator([.things]).run(on: database)
            try await database.ping()
            let times = try await database.read { try $0.values("SELECT applied_at FROM migrations") as [Int] }
            #expect(times == [1_700_000_000_000])
        }
    }
}

/// A value bound as it is.
struct Bound: SQLConvertible {
    let sqlValue: SQLValue
}

extension Database {
    func count() async throws -> Int? { try await read { try $0.value("SELECT COUNT(*) FROM things") as Int? } }
}
