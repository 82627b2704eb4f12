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
        /// Replaced by `current`, and being closed.
        var former: [SQLiteConnections] = []
        /// The latest of the changes of connections, which come one by one.
        var change: Task<Void, any Error>?
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

    /// Opens the file anew beside the old connections, and closes those when
    /// their readers are done.
    ///
    /// A commit that failed to sync left frames in the log that no connection
    /// counts, and the next commit writes over them. So the old connections
    /// may go on reading, and what the new ones commit is synced as ever.
    package func recover() async throws {
        try await inTurn {
            if self.fault.isSet { return try await self.beginAgain() }
            let fresh = try await self.connect()
            let old = self.state.withLock { state in
                defer { state.current = fresh }
                state.former.append(state.current)
                return state.current
            }
            Task {
                try await old.close()
                self.state.withLock { $0.former.removeAll { $0 === old } }
            }
        }
    }

    package func close() async throws {
        try await inTurn {
            for connections in self.all { try await connections.close(emptyingLog: true) }
            self.lock.withLock { $0 = nil }
        }
    }

    var pool: DatabasePool { current.pool }

    private var current: SQLiteConnections { state.withLock { $0.current } }

    private var all: [SQLiteConnections] { state.withLock { $0.former + [$0.current] } }

    private var isClosed: Bool { lock.withLock { $0 == nil } }

    private func open<Value>(_ body: (SQLiteConnections) async throws -> Value) async throws -> Value {
        while true {
            guard !isClosed else {
                throw StoreError(.unavailable, "The database '\(path)' is closed; open it again.")
            }
            if fault.isSet { try await inTurn { if self.fault.isSet { try await self.beginAgain() } } }
            let connections = current
            do {
                return try await body(connections)
            } catch let error as DatabaseError {
                // Closed before it could begin: others have taken their place.
                if error.resultCode == .SQLITE_MISUSE, connections !== current { continue }
                throw StoreError(sqlite: error)
            }
        }
    }

    private func connect() async throws -> SQLiteConnections {
        try await SQLiteConnections(path: path, readers: readers, copying: copying, fault: fault)
    }

    /// Runs a change of the connections when those before it are done, unless
    /// the database was closed.
    private func inTurn(_ change: @escaping @Sendable () async throws -> Void) async throws {
        let task = state.withLock { state in
            let task = Task { [before = state.change] in
                _ = await before?.result
                if !self.isClosed { try await change() }
            }
            state.change = task
            return task
        }
        try await task.value
    }

    /// Closes all connections and opens the file anew, as a new process would.
    ///
    /// Pages that were copied from the log into the file did not reach the
    /// disk, but count as copied for as long as one connection is open: the
    /// count is in the memory that all of them share. Only then does SQLite
    /// begin with the whole log again, in which all of them still are.
    private func beginAgain() async throws {
        for connections in all { try await connections.close() }
        guard try !SharedMemory(of: path).isHeld else {
            throw StoreError(
                .unavailable,
                "The disk did not take what was copied into '\(path)', and another program has the file open; end that one."
            )
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
