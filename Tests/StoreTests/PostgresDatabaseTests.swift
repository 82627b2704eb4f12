import Domain
import Foundation
import Synchronization
import Testing

@testable import Store

@Suite("PostgresDatabase", .enabled(if: Engine.postgresAddress != nil, "Set TRIN_TEST_POSTGRES; Scripts/test does."))
struct PostgresDatabaseTests {
    @Test("Statements are prepared once, and the oldest make room")
    func statementCache() async throws {
        try await withPostgres(connections: 1) { database in
            let prepared: @Sendable (any Connection) throws -> Int? = { connection in
                try connection.value("SELECT COUNT(*) FROM pg_prepared_statements")
            }
            for number in 0..<5 { _ = try await database.read { try $0.rows("SELECT \(number)") } }
            #expect(try await database.read(prepared) == 2)
            for number in 0..<300 {
                _ = try await database.read { try $0.rows(SQL(program: "SELECT \(number) AS c\(number)")) }
            }
            #expect(try await database.read(prepared) == 256)
        }
    }

    @Test("A session confirms a commit only when it is on disk, whatever the address says")
    func synchronousCommit() async throws {
        try await withPostgres(options: "-csynchronous_commit%3Doff") { database in
            let setting: String? = try await database.read { try $0.value("SHOW synchronous_commit") }
            #expect(setting == "on")
        }
    }

    @Test("When all connections are busy, work waits its turn and then gives up")
    func busy() async throws {
        try await withPostgres(connections: 1, waitLimit: 0.3) { database in
            let gate = Gate()
            let begun = AsyncStream<Void>.makeStream()
            async let first: Void = database.read { _ in
                begun.continuation.yield()
                gate.wait()
            }
            for await _ in begun.stream { break }
            #expect(await code { try await database.read { _ in } } == .unavailable)
            async let third = database.read { try $0.value("SELECT 3") as Int? }
            gate.open()
            try await first
            #expect(try await third == 3)
        }
    }

    @Test("A task that is cancelled while it waits does not run")
    func cancelled() async throws {
        try await withPostgres(connections: 1) { database in
            let gate = Gate()
            let begun = AsyncStream<Void>.makeStream()
            async let first: Void = database.read { _ in
                begun.continuation.yield()
                gate.wait()
            }
            for await _ in begun.stream { break }
            let ran = Mutex(false)
            let second = Task { try await database.read { _ in ran.withLock { $0 = true } } }
            second.cancel()
            await #expect(throws: CancellationError.self) { try await second.value }
            gate.open()
            try await first
            #expect(ran.withLock { $0 } == false)
        }
    }

    @Test("A statement prepared before the schema changed is prepared again")
    func staleStatement() async throws {
        try await withPostgres(connections: 1) { database in
            try await Migrator([.things]).run(on: database)
            let width: @Sendable (any Connection) throws -> Int = { connection in
                try connection.rows("INSERT INTO things (id) VALUES (1) ON CONFLICT DO NOTHING RETURNING *").count
                    + (try connection.rows("SELECT * FROM things").first?.columns.names.count ?? 0)
            }
            #expect(try await database.write(width) == 7)
            try await database.migrate { try $0.execute("ALTER TABLE things ADD COLUMN colour TEXT") }
            #expect(try await database.write(width) == 7)
        }
    }

    @Test("A write whose connection is lost before the commit runs again")
    func lostBefore() async throws {
        try await withPostgres { database in
            try await Migrator([.things]).run(on: database)
            let runs = Mutex(0)
            try await database.write { connection in
                try connection.execute("INSERT INTO things (id) VALUES (1)")
                if runs.withLock({ count in
                    count += 1
                    return count
                }) == 1 {
                    _ = try? connection.rows("SELECT pg_terminate_backend(pg_backend_pid())")
                }
                try connection.execute("INSERT INTO things (id) VALUES (2)")
            }
            #expect(runs.withLock { $0 } == 2)
            #expect(try await database.count() == 2)
        }
    }

    @Test("A body that ends every connection it gets is given up")
    func alwaysLost() async throws {
        try await withPostgres { database in
            let runs = Mutex(0)
            let code = await code {
                try await database.write { connection in
                    runs.withLock { $0 += 1 }
                    _ = try connection.rows("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
            #expect(code == .unavailable)
            #expect(runs.withLock { $0 } == 3)
            _ = try await database.read { try $0.rows("SELECT 1") }
        }
    }

    @Test("A write whose connection is lost during the commit is not run again, and says so")
    func lostDuring() async throws {
        try await withPostgres { database in
            try await Migrator([.things]).run(on: database)
            try await database.migrate { connection in
                try connection.execute(
                    """
                    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
                    """)
                try connection.execute(
                    """
                    CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON things DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW EXECUTE FUNCTION die()
                    """)
            }
            let runs = Mutex(0)
            let error = await #expect(throws: StoreError.self) {
                try await database.write { connection in
                    runs.withLock { $0 += 1 }
                    try connection.execute("INSERT INTO things (id) VALUES (1)")
                }
            }
            #expect(error?.code == .unavailable)
            #expect(error?.message.contains("not known whether") == true)
            #expect(runs.withLock { $0 } == 1)
            #expect(try await database.count() == 0)
        }
    }

    @Test("A connection that was ended while idle is replaced unseen")
    func endedWhileIdle() async throws {
        try await withPostgres(connections: 2) { database in
            try await Migrator([.things]).run(on: database)
            let other = try await PostgresDatabase(uri: #require(Engine.postgresAddress), logger: .silent)
            for _ in 0..<3 {
                let process: Int? = try await database.read { try $0.value("SELECT pg_backend_pid()") }
                let victim = try #require(process)
                _ = try await other.read { try $0.rows("SELECT pg_terminate_backend(\(victim)::int)") }
                try await database.ping()
            }
            try await other.close()
        }
    }

    @Test("A wrong password or an unknown host is told at once or after the patience, in one sentence")
    func refused() async throws {
        let address = try #require(Engine.postgresAddress)
        let wrong = address.replacingOccurrences(of: "trin:trin@", with: "trin:s3cret@")
        let error = await #expect(throws: StoreError.self) {
            try await PostgresDatabase(uri: wrong, patience: 60, logger: .silent)
        }
        #expect(error?.message.contains("password authentication failed") == true)
        #expect(error?.message.contains("s3cret") == false)
        let away = await #expect(throws: StoreError.self) {
            try await PostgresDatabase(uri: "postgres://trin@127.0.0.1:1/trin", patience: 0.1, logger: .silent)
        }
        #expect(away?.message.contains("does not answer") == true)
    }

    @Test("The database goes on after its server was restarted or killed, and nothing confirmed is lost")
    func serverRestart() async throws {
        try await PostgresServer.with { server in
            let database = try await PostgresDatabase(uri: server.address, patience: 30, logger: .silent)
            try await Migrator([.things]).run(on: database)
            try await database.write { try $0.execute("INSERT INTO things (id) VALUES (1)") }
            try await server.run("restart")
            #expect(try await database.count() == 1)

            // Confirmed one by one while the server dies.
            let confirmed = Mutex([1])
            let writer = Task {
                for id in 2..<100_000 {
                    do {
                        try await database.write { try $0.execute("INSERT INTO things (id) VALUES (\(id))") }
                        confirmed.withLock { $0.append(id) }
                    } catch let error as StoreError where error.code == .unavailable {
                        continue
                    }
                    if Task.isCancelled { return }
                }
            }
            while confirmed.withLock({ $0.count }) < 50 { await Task.yield() }
            try await server.run("kill")
            try await server.run("start")
            let before = confirmed.withLock { $0.count }
            while confirmed.withLock({ $0.count }) < before + 10 { await Task.yield() }
            writer.cancel()
            _ = await writer.result
            let present: [Int] = try await database.read { try $0.values("SELECT id FROM things") }
            #expect(Set(confirmed.withLock { $0 }).subtracting(present).isEmpty)
            try await database.close()
        }
    }

    @Test("A server that does not sync is refused")
    func fsyncOff() async throws {
        try await PostgresServer.with { server in
            let database = try await PostgresDatabase(uri: server.address, logger: .silent)
            _ = try await database.read { try $0.value("SELECT 1") as Int? }
            try await database.close()
            try FileHandle.append("fsync = off\n", to: server.folder + "/data/postgresql.conf")
            try await server.run("restart")
            let error = await #expect(throws: StoreError.self) {
                try await PostgresDatabase(uri: server.address, logger: .silent)
            }
            #expect(error?.message.contains("fsync") == true)
        }
    }

    private func withPostgres(
        connections: Int = 8, waitLimit: Double = 10, options: String = "",
        _ body: (PostgresDatabase) async throws -> Void
    ) async throws {
        try await Engine.postgres.withAddress { address in
            guard case .postgres(let uri) = address else { return }
            let database = try await PostgresDatabase(
                uri: options.isEmpty ? uri : uri + "%20" + options, connections: connections, waitLimit: waitLimit,
                logger: .silent)
            do {
                try await body(database)
            } catch {
                try? await database.close()
                throw error
            }
            try await database.close()
        }
    }
}

extension FileHandle {
    fileprivate static func append(_ text: String, to path: String) throws {
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }
}
