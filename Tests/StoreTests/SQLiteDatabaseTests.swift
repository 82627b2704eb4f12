import Foundation
import Testing

@testable import Store

@Suite("SQLiteDatabase")
struct SQLiteDatabaseTests {
    @Test("The writer syncs each commit and holds to foreign keys")
    func durable() async throws {
        try await Engine.sqlite.withDatabase { database in
            let settings = try await database.write { connection in
                try ["synchronous", "foreign_keys", "busy_timeout"].map { name in
                    try connection.value(SQL(program: "PRAGMA \(name)")) as Int?
                }
            }
            #expect(settings == [2, 1, 5000])
            let journal = try await database.write { try $0.value("PRAGMA journal_mode") as String? }
            #expect(journal == "wal")
        }
    }

    @Test("A second opening of the same file is refused, until the first ends")
    func lock() async throws {
        try await withFolder { folder in
            let path = folder + "/trin.sqlite"
            let first = try await SQLiteDatabase(path: path)
            let error = await #expect(throws: StoreError.self) { try await SQLiteDatabase(path: path) }
            #expect(error?.code == .unavailable)
            #expect(error?.message.contains("process \(getpid())") == true)
            try await first.close()
            try await SQLiteDatabase(path: path).close()
        }
    }

    @Test("It can be opened anew while it is used, and loses nothing")
    func recovers() async throws {
        try await withFolder { folder in
            let database = try await SQLiteDatabase(path: folder + "/trin.sqlite")
            try await database.write { try $0.execute("CREATE TABLE numbers (number BIGINT)") }
            for number in 0..<5 {
                try await database.write { try $0.execute("INSERT INTO numbers VALUES (\(number))") }
                async let reading: Int? = database.read { try $0.value("SELECT COUNT(*) FROM numbers") }
                try await database.recover()
                #expect(try await reading == number + 1)
                #expect(try await database.write { try $0.value("PRAGMA synchronous") } == 2)
            }
            try await database.close()
            let again = try await SQLiteDatabase(path: folder + "/trin.sqlite")
            #expect(try await again.read { try $0.value("SELECT COUNT(*) FROM numbers") } == 5)
            try await again.recover()
            try await again.close()
        }
    }

    @Test("The log is copied into the file again and again, so that it stays short")
    func copiesTheLog() async throws {
        try await withFolder { folder in
            let database = try await SQLiteDatabase(path: folder + "/trin.sqlite")
            func bytes(_ suffix: String) throws -> Int {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/trin.sqlite" + suffix)
                return try #require(attributes[.size] as? Int)
            }
            try await database.write { try $0.execute("CREATE TABLE pages (content BLOB)") }
            for _ in 0..<80 {
                try await database.write { try $0.execute("INSERT INTO pages VALUES (randomblob(800000))") }
            }
            #expect(try bytes("-wal") < 24_000_000)
            #expect(try bytes("") > 40_000_000)
            #expect(try await database.read { try $0.value("SELECT COUNT(*) FROM pages") } == 80)
            try await database.close()
        }
    }

    @Test("What a crash left in the log is there after the next start")
    func takesTheLog() async throws {
        try await withFolder { folder in
            let database = try await SQLiteDatabase(path: folder + "/trin.sqlite")
            try await database.write { try $0.execute("CREATE TABLE numbers (number BIGINT)") }
            try await database.write { try $0.execute("INSERT INTO numbers VALUES (7)") }
            for name in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: folder + "/trin.sqlite" + name, toPath: folder + "/copy.sqlite" + name)
            }
            let copy = try await SQLiteDatabase(path: folder + "/copy.sqlite")
            #expect(try await copy.read { try $0.value("SELECT number FROM numbers") } == 7)
            try await copy.close()
            try await database.close()
        }
    }

    @Test("The file is for its owner only, and so are its companions")
    func permissions() async throws {
        try await withFolder { folder in
            let database = try await SQLiteDatabase(path: folder + "/trin.sqlite")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            try await database.close()
        }
    }

    @Test("A file that is no database, and a folder that is not there, get one clear sentence")
    func unusable() async throws {
        try await withFolder { folder in
            let path = folder + "/notes.txt"
            try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
            let noDatabase = await #expect(throws: StoreError.self) { try await SQLiteDatabase(path: path) }
            #expect(noDatabase?.message.contains("no sound SQLite database") == true)
            let noFolder = await #expect(throws: StoreError.self) {
                try await SQLiteDatabase(path: folder + "/gone/trin.sqlite")
            }
            #expect(noFolder?.message.contains("does not exist") == true)
        }
    }

    @Test("A copy is kept before a database with data is migrated")
    func copy() async throws {
        try await withFolder { folder in
            let path = folder + "/trin.sqlite"
            let database = try await SQLiteDatabase(path: path)
            try await Migrator([.things]).run(on: database)
            #expect(!FileManager.default.fileExists(atPath: path + ".before-0001-things"))
            try await database.write { try $0.execute("INSERT INTO things (id) VALUES (1)") }
            try await Migrator([.things, MigratorTests.colours]).run(on: database)
            try await database.close()

            let copy = try await SQLiteDatabase(path: path + ".before-0002-colours")
            #expect(try await copy.count() == 1)
            let names = try await copy.read { try $0.values("SELECT name FROM migrations") as [String] }
            #expect(names == ["0001-things"])
            try await copy.close()
            let attributes = try FileManager.default.attributesOfItem(atPath: path + ".before-0002-colours")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("What was written is there after the file is opened again")
    func reopen() async throws {
        try await withFolder { folder in
            let path = folder + "/trin.sqlite"
            let first = try await SQLiteDatabase(path: path)
            try await Migrator([.things]).run(on: first)
            try await first.write { try $0.execute("INSERT INTO things (id) VALUES (7)") }
            _ = try await first.read { try $0.rows("SELECT id FROM things") }
            try await first.close()
            let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            #expect((log ?? 0) == 0)
            let second = try await SQLiteDatabase(path: path)
            #expect(try await second.read { try $0.values("SELECT id FROM things") as [Int] } == [7])
            try await second.close()
        }
    }

    @Test("A statement is prepared once and may carry a list of any length")
    func statements() async throws {
        try await Engine.sqlite.withDatabase { database in
            for length in [1, 64, 65, 5000] {
                let found = try await database.read { connection in
                    try connection.values("SELECT 1 WHERE 1 IN (\(list: Array(1...length)))") as [Int]
                }
                #expect(found == [1])
            }
        }
    }
}
