import GRDB
import GRDBSQLite
import Synchronization

/// Copies the write-ahead log into the database's file, beside the writer.
///
/// SQLite alone does so within whichever commit makes the log long, while all
/// who wait for that commit wait for two more syncs and a thousand pages.
/// Here the writer does it only when the log has grown to ``limit``, and then
/// finds nearly all of it copied: the log starts anew behind a commit that
/// leaves nothing to copy.
final class Checkpointer: Sendable {
    /// Pages written after which the log is copied.
    private let interval: Int
    /// Pages of the log after which the writer copies, too.
    private let limit: Int
    private let queue: DatabaseQueue
    private let work = Mutex(Work())

    private struct Work {
        /// Pages written since copying last began.
        var pages = 0
        var isRunning = false
    }

    /// - Parameters:
    ///   - interval: by default as SQLite's own.
    ///   - limit: by default 64 MB.
    init(path: String, interval: Int = 1_000, limit: Int = 16_000) throws {
        self.interval = interval
        self.limit = limit
        var configuration = Configuration()
        configuration.label = "trin.checkpoints"
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Makes `writer` leave the log to this.
    func relieve(_ writer: GRDB.Database) throws {
        try writer.execute(sql: "PRAGMA wal_autocheckpoint = \(limit)")
    }

    /// Looks how much the writer's last commits wrote.
    func look(at writer: GRDB.Database) {
        let written = Self.pages(of: writer)
        let pages = work.withLock { work in
            work.pages += written
            return work.isRunning ? work.pages : 0
        }
        // A disk that doesn't keep up: the log shall not fill it.
        if pages > limit { wait() }
        let isDue = work.withLock { work in
            guard work.pages >= interval, !work.isRunning else { return false }
            work = Work(pages: 0, isRunning: true)
            return true
        }
        if isDue { begin() }
    }

    func close() throws { try queue.close() }

    private func begin() {
        queue.asyncWriteWithoutTransaction { database in
            // What cannot be copied stays in the log, and is tried again.
            _ = try? database.checkpoint(.passive)
            self.work.withLock { $0.isRunning = false }
        }
    }

    private func wait() { queue.inDatabase { _ in } }

    /// Pages that went into the log since the last look.
    private static func pages(of writer: GRDB.Database) -> Int {
        var pages: CInt = 0
        var highest: CInt = 0
        guard let connection = unsafe writer.sqliteConnection else { return 0 }
        unsafe sqlite3_db_status(connection, SQLITE_DBSTATUS_CACHE_WRITE, &pages, &highest, 1)
        return Int(pages)
    }
}
