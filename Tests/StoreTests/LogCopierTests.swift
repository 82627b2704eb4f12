import Foundation
import GRDB
import Synchronization
import Testing

@testable import Store

@Suite("LogCopier")
struct LogCopierTests {
    @Test("What was copied but never reached the disk is copied again from the log")
    func lostWrites() async throws {
        try await withFolder { folder in
            let (path, disk) = (folder + "/trin.sqlite", try Disk(folder + "/trin.sqlite"))
            let database = try await notes(path, on: disk)
            for round in 1...3 {
                try await write(20, to: database)
                try await lose(on: disk, of: database) {
                    for _ in 0..<100 { try await write(1, to: database) }
                }
                #expect(try await count(in: database) == 120 * round)
            }
            try await database.close()
            let again = try await SQLiteDatabase(path: path)
            #expect(try await count(in: again) == 360)
            try await again.close()
        }
    }

    @Test("What was copied but never reached the disk stays in the log when the database is closed then")
    func lostBeforeTheEnd() async throws {
        try await withFolder { folder in
            let (path, disk) = (folder + "/trin.sqlite", try Disk(folder + "/trin.sqlite"))
            let database = try await notes(path, on: disk)
            try await write(20, to: database)
            try await lose(on: disk, of: database) {
                try await write(100, to: database)
                // Pages of a commit are counted by the next.
                try await write(1, to: database)
            }
            try await database.close()
            let again = try await SQLiteDatabase(path: path)
            #expect(try await count(in: again) == 121)
            try await again.close()
        }
    }

    @Test("The file is not begun anew as long as another program has it open")
    func otherProgram() async throws {
        try await withFolder { folder in
            let path = folder + "/trin.sqlite"
            let database = try await SQLiteDatabase(path: path)
            try await database.write { try $0.execute("CREATE TABLE notes (content BLOB)") }
            try await database.close()
            let memory = SharedMemory(of: path)
            #expect(try !memory.isHeld)
            let other = Process()
            other.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
            other.arguments = [
                "-c",
                """
                import sqlite3, sys, time
                connection = sqlite3.connect(sys.argv[1])
                connection.execute("PRAGMA journal_mode = WAL")
                print(connection.execute("SELECT COUNT(*) FROM notes").fetchone()[0], flush=True)
                time.sleep(60)
                """, path,
            ]
            let output = Pipe()
            other.standardOutput = output
            try other.run()
            #expect(!output.fileHandleForReading.availableData.isEmpty)
            #expect(try memory.isHeld)
            kill(other.processIdentifier, SIGKILL)
            other.waitUntilExit()
            #expect(try !memory.isHeld)
        }
    }

    @Test("The log stays short though its writer never stops, and the file has what was written")
    func bounded() async throws {
        try await withFolder { folder in
            let path = folder + "/trin.sqlite"
            let database = try await SQLiteDatabase(path: path, copying: LogCopier.Options(pages: 100))
            try await database.write { try $0.execute("CREATE TABLE notes (content BLOB)") }
            for _ in 0..<800 {
                try await database.write { try $0.execute("INSERT INTO notes VALUES (randomblob(16000))") }
            }
            #expect(try bytes(path + "-wal") < 2000 * 4096)
            #expect(try bytes(path) > 600 * 16_000)
            try await database.close()
        }
    }

    @Test("While somebody reads an old state the log grows, and is begun anew behind that")
    func reader() async throws {
        try await withFolder { folder in
            let path = folder + "/trin.sqlite"
            let database = try await SQLiteDatabase(path: path, copying: LogCopier.Options(pages: 20))
            try await database.write { try $0.execute("CREATE TABLE notes (content BLOB)") }
            func write(commits: Int) async throws {
                for _ in 0..<commits {
                    try await database.write { try $0.execute("INSERT INTO notes VALUES (randomblob(16000))") }
                }
            }
            let snapshot = try database.pool.makeSnapshot()
            try await write(commits: 200)
            let grown = try bytes(path + "-wal")
            #expect(grown > 200 * 16_000)
            #expect(try await snapshot.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM notes") } == 0)
            try snapshot.close()
            try await write(commits: 200)
            #expect(try bytes(path + "-wal") < grown + 100 * 16_000)
            #expect(try await database.read { try $0.value("SELECT COUNT(*) FROM notes") } == 400)
            try await database.close()
        }
    }

    private func notes(_ path: String, on disk: Disk) async throws -> SQLiteDatabase {
        let database = try await SQLiteDatabase(
            path: path, copying: LogCopier.Options(pages: 200) { _ in disk.sync() })
        try await database.write { try $0.execute("CREATE TABLE notes (content BLOB)") }
        return database
    }

    /// So many notes in one commit.
    private func write(_ notes: Int, to database: SQLiteDatabase) async throws {
        try await database.write { connection in
            for _ in 0..<notes { try connection.execute("INSERT INTO notes VALUES (randomblob(9000))") }
        }
    }

    /// Whole notes in a sound file.
    private func count(in database: SQLiteDatabase) async throws -> Int? {
        try await database.read { connection in
            #expect(try connection.value(SQL(program: "PRAGMA integrity_check")) == "ok")
            return try connection.value("SELECT COUNT(*) FROM notes WHERE length(content) = 9000")
        }
    }

    /// Loses what is copied while `work` writes.
    ///
    /// Nothing behind what somebody still reads is copied, and so SQLite does
    /// not sync, but counts the pages.
    private func lose(
        on disk: Disk, of database: SQLiteDatabase, _ work: @escaping @Sendable () async throws -> Void
    ) async throws {
        disk.loses = true
        let (began, beginning) = AsyncStream.makeStream(of: Void.self)
        let end = Gate()
        async let reading: Void = database.read { connection in
            _ = try connection.rows("SELECT COUNT(*) FROM notes")
            beginning.finish()
            end.wait()
        }
        for await _ in began {}
        async let writing: Void = work()
        while disk.loses { try await Task.sleep(for: .milliseconds(5)) }
        end.open()
        _ = try await (reading, writing)
    }

    private func bytes(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    }
}

/// A disk that, when it is told to, loses what was written to one file since
/// its last sync, and says so once.
private final class Disk: Sendable {
    // Never closed while SQLite has the file: that would drop its locks.
    private let file: FileHandle
    private let state = Mutex((synced: Data(), loses: false))

    init(_ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    }

    var loses: Bool {
        get { state.withLock { $0.loses } }
        set { state.withLock { $0.loses = newValue } }
    }

    func sync() -> ResultCode {
        state.withLock { state in
            do {
                try file.seek(toOffset: 0)
                let now = try file.readToEnd() ?? Data()
                guard state.loses else {
                    state.synced = now
                    return .SQLITE_OK
                }
                state.loses = false
                try file.seek(toOffset: 0)
                try file.write(contentsOf: state.synced + Data(count: now.count - state.synced.count))
            } catch {}
            return .SQLITE_IOERR_FSYNC
        }
    }
}
