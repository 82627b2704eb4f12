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
    private let copying: LogCopier.Options
    private let fault = SyncFault()
    private let state: Mutex<State>
    /// Nil once closed.
    private let lock: Mutex<FileLock?>

    private struct State {
        var current: SQLiteConnections
        /// Replaced by `current`; alive as long as somebody reads.
        var former: [Former] = []
        var reopening: Task<Void, any Error>?

        struct Former {
            weak var connections: SQLiteConnections?
        }
    }

    /// Opens or makes the file at `path` and claims it for this process.
    package convenience init(path: String, readers: Int = 8) async throws {
        try await self.init(path: path, readers: readers, copying: LogCopier.Options())
    }

    init(path: String, readers: Int = 8, copying: LogCopier.Options) async throws {
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
        let connections = try await SQLiteConnections(path: path, readers: readers, copying: copying, fault: fault)
        state = Mutex(State(current: connections))
        self.path = path
        self.readers = readers
        self.copying = copying
        self.lock = Mutex(lock)
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await open { try await $0.pool.read { try SQLiteConnection.run($0, body) } }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await open { connections in
            let (value, isDue) = try await connections.pool.write { database in
                (try SQLiteConnection.run(database, body), connections.copier.isDue(after: database))
            }
            if isDue { connections.copier.copy(of: connections.pool) }
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
        if fault.isSet { return try await reopen() }
        let fresh = try await connect()
        state.withLock { state in
            state.former.removeAll { $0.connections == nil }
            state.former.append(State.Former(connections: state.current))
            state.current = fresh
        }
    }

    package func close() async throws {
        guard !isClosed else { return }
        // So that the file alone is the whole database; a reader that is still
        // busy only leaves the log behind, which is just as safe.
        _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        do { try await current.close() } catch { throw StoreError(sqlite: error) }
        lock.withLock { $0 = nil }
    }

    var pool: DatabasePool { current.pool }

    private var current: SQLiteConnections { state.withLock { $0.current } }

    private var isClosed: Bool { lock.withLock { $0 == nil } }

    private func open<Value>(_ body: (SQLiteConnections) async throws -> Value) async throws -> Value {
        guard !isClosed else {
            throw StoreError(.unavailable, "The database '\(path)' is closed; open it again.")
        }
        do {
            if fault.isSet { try await reopen() }
            return try await body(current)
        } catch let error as DatabaseError {
            throw StoreError(sqlite: error)
        }
    }

    private func connect() async throws -> SQLiteConnections {
        try await SQLiteConnections(path: path, readers: readers, copying: copying, fault: fault)
    }

    /// Closes all connections and opens the file anew, as a new process would.
    ///
    /// Pages that were copied from the log into the file did not reach the
    /// disk, but count as copied for as long as one connection is open. Only
    /// then does SQLite begin with the whole log again, in which all of them
    /// still are.
    private func reopen() async throws {
        let reopening = state.withLock { state in
            let running = state.reopening ?? Task { try await replaceAll() }
            state.reopening = running
            return running
        }
        try await reopening.value
    }

    private func replaceAll() async throws {
        defer { state.withLock { $0.reopening = nil } }
        guard fault.isSet else { return }
        for connections in state.withLock({ $0.former.compactMap(\.connections) + [$0.current] }) {
            try await connections.close()
        }
        try DurableFile.rewrite(path + "-wal")
        let fresh = try await connect()
        fault.isSet = false
        state.withLock { state in
            state.former = []
            state.current = fresh
        }
    }
}
