import Foundation
import GRDB
import Synchronization

/// A database in one file: one connection writes, the others only read.
///
/// The write-ahead log is synced at each commit (`synchronous=FULL`), so what
/// a `write` returned is there after a power cut.
package final class SQLiteDatabase: Database {
    package let dialect = Dialect.sqlite
    let path: String
    let pool: DatabasePool
    /// Nil once closed.
    private let lock: Mutex<FileLock?>

    /// Opens or makes the file at `path` and claims it for this process.
    package init(path: String, readers: Int = 8) async throws {
        let folder = DurableFile.folder(of: path)
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw StoreError(.unavailable, "The folder '\(folder)' of the database does not exist; make it first.")
        }
        let lock = try FileLock(path: path + ".lock", guarding: path)
        try DurableFile.create(path)
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(readers: readers))
            try await Self.syncEachCommit(pool, path: path)
        } catch {
            let fault = StoreError(sqlite: error)
            throw StoreError(fault.code, "Cannot open '\(path)': \(fault.message)")
        }
        self.path = path
        self.lock = Mutex(lock)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await open { pool in try await pool.read { try SQLiteConnection.run($0, body) } }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await open { pool in try await pool.write { try SQLiteConnection.run($0, body) } }
    }

    package func close() async throws {
        guard !isClosed else { return }
        // So that the file alone is the whole database; a reader that is still
        // busy only leaves the log behind, which is just as safe.
        _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        do { try pool.close() } catch { throw StoreError(sqlite: error) }
        lock.withLock { $0 = nil }
    }

    private var isClosed: Bool { lock.withLock { $0 == nil } }

    private func open<Value>(_ body: (DatabasePool) async throws -> Value) async throws -> Value {
        guard !isClosed else {
            throw StoreError(.unavailable, "The database '\(path)' is closed; open it again.")
        }
        do {
            return try await body(pool)
        } catch let error as DatabaseError {
            throw StoreError(sqlite: error)
        }
    }

    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.label = "trin.database"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = readers
        return configuration
    }

    /// GRDB sets `synchronous=NORMAL` while it opens the writer, which would
    /// lose the last commits in a power cut.
    private static func syncEachCommit(_ pool: DatabasePool, path: String) async throws {
        try await pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            let keys = try Int.fetchOne(database, sql: "PRAGMA foreign_keys")
            guard level == 2, journal == "wal", keys == 1 else {
                throw StoreError(
                    .unavailable,
                    "SQLite does not promise durable commits here (synchronous \(level ?? -1), journal "
                        + "\(journal ?? "none"), foreign keys \(keys ?? -1)); put the file on a local disk.")
            }
        }
    }
}
