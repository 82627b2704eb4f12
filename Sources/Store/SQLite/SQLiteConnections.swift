import CSQLite
import Foundation
import GRDB

/// The connections to one file: readers, the one writer, and the one that
/// copies the log.
final class SQLiteConnections: Sendable {
    let pool: DatabasePool
    let copier: LogCopier
    private let fault: SyncFault

    init(path: String, readers: Int, copying: LogCopier.Options, fault: SyncFault) async throws {
        self.fault = fault
        do {
            let configuration = Self.configuration(readers: readers)
            pool = try DatabasePool(path: path, configuration: configuration)
            copier = try LogCopier(path: path, configuration: configuration, options: copying, fault: fault)
            try await syncEachCommit()
        } catch {
            let fault = StoreError(sqlite: error)
            throw StoreError(fault.code, "Cannot open '\(path)': \(fault.message)")
        }
    }

    /// Waits until each is done with what it does.
    ///
    /// - Parameter emptyingLog: so that the file alone is the whole database.
    ///   A reader that is still busy, or a copy that failed, leaves the log
    ///   behind, which is just as safe.
    func close(emptyingLog: Bool = false) async throws {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [self] in
                continuation.resume(
                    with: Result {
                        try copier.close()
                        if emptyingLog { pool.writeWithoutTransaction(emptyLog) }
                        try pool.close()
                    }
                    .mapError { StoreError(sqlite: $0) })
            }
        }
    }

    private func emptyLog(_ writer: GRDB.Database) {
        guard unsafe writer.sqliteConnection != nil, !fault.isSet else { return }
        _ = try? writer.checkpoint(.truncate)
    }

    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.label = "trin.database"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { database in
            guard let connection = unsafe database.sqliteConnection else { return }
            // Else the last connection copies the log, unseen, and deletes it.
            let code = unsafe csqlite_keep_log(connection)
            if code != SQLITE_OK { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
        return configuration
    }

    /// GRDB sets `synchronous=NORMAL` while it opens the writer, which would
    /// lose the last commits in a power cut.
    private func syncEachCommit() async throws {
        try await pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            // Kilobytes: the last pages of each tablet's indexes, which each
            // of its reports goes into.
            try database.execute(sql: "PRAGMA cache_size = -16000")
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
