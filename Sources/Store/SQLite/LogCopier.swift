import CSQLite
import GRDB
import Synchronization

/// Copies the write-ahead log into the database's file beside the writer.
///
/// SQLite alone does so within whichever commit makes the log long, while all
/// who wait for that commit wait for two more syncs and a thousand pages. Here
/// another connection copies and syncs while the writer goes on, and the
/// writer itself only what it wrote meanwhile: then nothing is left to copy,
/// and the next commit begins the log anew.
final class LogCopier: Sendable {
    struct Options: Sendable {
        /// Pages (16 MB) after which the log is copied: four times SQLite's own
        /// number, for the pages of an index are written by nearly every
        /// commit, and are copied once.
        var pages = 4_000
        /// Syncs the file of a connection, and tells how that went.
        var sync: @Sendable (GRDB.Database) -> ResultCode = { database in
            // Nil once closed.
            unsafe database.sqliteConnection.map { unsafe ResultCode(rawValue: csqlite_sync($0)) } ?? .SQLITE_OK
        }
    }

    private let queue: DatabaseQueue
    private let options: Options
    private let fault: SyncFault
    private let work = Mutex(Work())

    private struct Work {
        /// Written since copying last began.
        var pages = 0
        var isRunning = false
    }

    /// - Parameter fault: told when a copy may not have reached the disk.
    init(path: String, configuration: Configuration, options: Options, fault: SyncFault) throws {
        queue = try DatabaseQueue(path: path, configuration: configuration)
        self.options = options
        self.fault = fault
    }

    /// Counts what the commits of `writer` wrote since the last look.
    ///
    /// - Returns: whether it is time to copy.
    func isDue(after writer: GRDB.Database) -> Bool {
        var written: CInt = 0
        var highest: CInt = 0
        guard let connection = unsafe writer.sqliteConnection else { return false }
        unsafe sqlite3_db_status(connection, SQLITE_DBSTATUS_CACHE_WRITE, &written, &highest, 1)
        return work.withLock { work in
            work.pages += Int(written)
            guard work.pages >= options.pages, !work.isRunning, !fault.isSet else { return false }
            work = Work(isRunning: true)
            return true
        }
    }

    /// Copies the log that `pool` writes: first beside its writer, and only
    /// when that has reached the disk the rest by the writer. Nothing else may
    /// copy the last page, for then the log begins anew.
    func copy(of pool: DatabasePool) {
        queue.asyncWriteWithoutTransaction { database in
            self.copy(database)
            pool.asyncWriteWithoutTransaction { writer in
                self.copy(writer)
                self.work.withLock { $0.isRunning = false }
            }
        }
    }

    func close() throws { try queue.close() }

    /// What cannot be copied stays in the log until the next time.
    private func copy(_ database: GRDB.Database) {
        // Closed meanwhile, or nothing may be built upon the last copy.
        guard unsafe database.sqliteConnection != nil, !fault.isSet else { return }
        do {
            try database.checkpoint(.passive)
            // SQLite syncs what it copied only when that was all, but counts
            // it all the same.
            if options.sync(database) != .SQLITE_OK { fault.isSet = true }
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_IOERR_FSYNC {
            fault.isSet = true
        } catch {}
    }
}
