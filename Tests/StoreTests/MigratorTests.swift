import Domain
import Testing

@testable import Store

@Suite("Migrator")
struct MigratorTests {
    static let colours = Migration(name: "0002-colours") { _ in ["ALTER TABLE things ADD COLUMN colour TEXT"] }
    static let shapes = Migration(name: "0003-shapes") { _ in ["CREATE TABLE shapes (name TEXT PRIMARY KEY NOT NULL)"] }
    static let broken = Migration(name: "0002-broken") { _ in
        ["CREATE TABLE half (id BIGINT)", "ALTER TABLE nowhere ADD COLUMN colour TEXT"]
    }

    @Test("Each migration runs once, in order", arguments: Engine.allCases)
    func once(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            try await database.write { try $0.execute("INSERT INTO things (id) VALUES (1)") }
            for _ in 0..<2 { try await Migrator([.things, Self.colours, Self.shapes]).run(on: database) }
            #expect(try await names(database) == ["0001-things", "0002-colours", "0003-shapes"])
            #expect(try await database.read { try $0.values("SELECT colour FROM things") as [String?] } == [nil])
        }
    }

    @Test("A database from a newer version is refused and left alone", arguments: Engine.allCases)
    func newer(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things, Self.colours]) { database in
            let error = await #expect(throws: StoreError.self) { try await Migrator([.things]).run(on: database) }
            #expect(error?.code == .newerSchema)
            #expect(error?.message.contains("'0002-colours'") == true)
            let names = try await names(database)
            #expect(names == ["0001-things", "0002-colours"])
        }
    }

    @Test("A database that lacks an earlier migration is refused", arguments: Engine.allCases)
    func gap(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things, Self.shapes]) { database in
            let error = await #expect(throws: StoreError.self) {
                try await Migrator([.things, Self.colours, Self.shapes]).run(on: database)
            }
            #expect(error?.code == .newerSchema)
            #expect(error?.message.contains("'0002-colours'") == true)
        }
    }

    @Test("A migration that fails leaves nothing of itself", arguments: Engine.allCases)
    func failing(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [.things]) { database in
            let error = await #expect(throws: StoreError.self) {
                try await Migrator([.things, Self.broken]).run(on: database)
            }
            #expect(error?.message.contains("'0002-broken'") == true)
            #expect(try await names(database) == ["0001-things"])
            #expect(await code { _ = try await database.read { try $0.rows("SELECT * FROM half") } } == .statement)
            try await Migrator([.things, Self.colours]).run(on: database)
        }
    }

    @Test("Many that start at once run each migration once", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask { try await Migrator([.things, Self.colours, Self.shapes]).run(on: database) }
                }
                try await group.waitForAll()
            }
            #expect(try await names(database).count == 3)
        }
    }

    @Test("The program's own migrations run on both and again", arguments: Engine.allCases)
    func own(engine: Engine) async throws {
        try await engine.withAddress { address in
            for _ in 0..<2 {
                let database = try await openDatabase(address, logger: .silent)
                let applied = try await names(database)
                try await database.close()
                #expect(applied == Migration.all.map(\.name))
            }
        }
    }

    private func names(_ database: any Database) async throws -> [String] {
        try await database.read { try $0.values("SELECT name FROM migrations ORDER BY name") as [String] }
    }
}
