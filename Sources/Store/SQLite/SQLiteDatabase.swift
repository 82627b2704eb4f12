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
    private let readers: Int
    private let current: Mutex<DatabasePool>
    private let log = LogLength()
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
        // After a crash SQLite takes what is in the log, which may be in the
        // system's memory only: decision 0030.
        try DurableFile.rewrite(path + "-wal")
        current = Mutex(try await Self.openPool(path, readers: readers))
        self.path = path
        self.readers = readers
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
        try await open { pool in
            let (value, isLong) = try await pool.write { database in
                (try SQLiteConnection.run(database, body), log.hasGrown(by: database))
            }
            if isLong { pool.copyLog() }
            return value
        }
    }

    /// Opens the file anew beside the old connections, and drops those when
    /// their readers are done.
    ///
    /// A commit that failed to sync left frames in the log that no connection
    /// counts, and the next commit writes over them. So the old connections
    /// may go on reading, and what the new ones commit is synced as ever.
    package func recover() async throws {
        guard !isClosed else { return }
        let fresh = try await Self.openPool(path, readers: readers)
        current.withLock { $0 = fresh }
    }

    package func close() async throws {
        guard !isClosed else { return }
        // So that the file alone is the whole database; a reader that is still
        // busy only leaves the log behind, which is just as safe.
        _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        do { try pool.close() } catch { throw StoreError(sqlite: error) }
        lock.withLock { $0 = nil }
    }

    var pool: DatabasePool { current.withLock { $0 } }

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

    private static func openPool(_ path: String, readers: Int) async throws -> DatabasePool {
        do {
            let pool = try DatabasePool(path: path, configuration: configuration(readers: readers))
            try await syncEachCommit(pool, path: path)
            return pool
        } catch {
            let fault = StoreError(sqlite: error)
            throw StoreError(fault.code, "Cannot open '\(path)': \(fault.message)")
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
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
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
