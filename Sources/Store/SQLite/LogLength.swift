import GRDB
import GRDBSQLite
import Synchronization

/// How long the write-ahead log has grown since it was last copied into the
/// database's file.
///
/// SQLite alone copies the log within whichever commit makes it long, while
/// all who wait for that commit wait for two more syncs and a thousand pages.
/// Here the writer does so when it has answered them. It must be the writer: a
/// copy beside it ends before the log does, and then SQLite counts pages as
/// copied that were never synced.
final class LogLength: Sendable {
    /// Pages (16 MB) after which the log is copied: four times SQLite's own
    /// number, for the pages of an index are written by nearly every commit,
    /// and are copied once.
    private static let limit = 4_000
    private let pages = Mutex(0)

    /// Counts what the commits of `writer` wrote since the last look.
    ///
    /// - Returns: whether it is time to copy.
    func hasGrown(by writer: GRDB.Database) -> Bool {
        var written: CInt = 0
        var highest: CInt = 0
        guard let connection = unsafe writer.sqliteConnection else { return false }
        unsafe sqlite3_db_status(connection, SQLITE_DBSTATUS_CACHE_WRITE, &written, &highest, 1)
        return pages.withLock { pages in
            pages += Int(written)
            guard pages >= Self.limit else { return false }
            pages = 0
            return true
        }
    }
}

extension DatabasePool {
    /// Copies the log into the file when the writes that wait already are
    /// done. What cannot be copied stays in the log until the next time.
    func copyLog() {
        asyncWriteWithoutTransaction { database in
            guard unsafe database.sqliteConnection != nil else { return }
            _ = try? database.checkpoint(.passive)
        }
    }
}
