import GRDB

extension StoreError {
    /// - Parameter statement: the text that failed; its values stay out of the
    ///   message, for they may be about a citizen.
    init(sqlite error: any Error, statement: String? = nil) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.statement, "SQLite failed: \(error).")
            return
        }
        let said = error.message ?? "error \(error.extendedResultCode.rawValue)"
        let place = (statement ?? error.sql).map { " in: \($0.shortened)" } ?? ""
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: self.init(.constraint, "The database refuses this: \(said)\(place)")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.unavailable, "The database is held by another program (\(said)); end that one and try again.")
        case .SQLITE_MISUSE: self.init(.unavailable, "The database was closed meanwhile; try again.")
        case .SQLITE_INTERRUPT: self.init(.unavailable, "The statement was interrupted; try again.")
        case .SQLITE_FULL: self.init(.unavailable, "The disk of the database is full; free some space and try again.")
        case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(.unavailable, "The database file cannot be used (\(said)); check the disk and the permissions.")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(.unavailable, "The file is no sound SQLite database (\(said)); restore it from a backup.")
        default: self.init(.statement, "SQLite cannot run this (\(said))\(place)")
        }
    }
}
