import Domain
import GRDB
import GRDBSQLite

extension SQLiteConnection {
    private static let insertion = """
        INSERT INTO events (device_id, event_id, session_id, type, occurred_at, clock, received_at, body_hash, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (device_id, event_id) DO NOTHING
        """

    /// One statement for all, bound and stepped without anything between:
    /// most of the time that a server under load has goes through here.
    func insert(_ events: [StoredEvent]) throws -> [Bool] {
        guard !events.isEmpty else { return [] }
        return try attempt(Self.insertion) {
            let statement = try database.cachedStatement(sql: Self.insertion)
            guard let connection = unsafe database.sqliteConnection else {
                throw DatabaseError(resultCode: .SQLITE_MISUSE)
            }
            var row = unsafe EventRow(statement: statement.sqliteStatement)
            var changes = unsafe sqlite3_total_changes(connection)
            return try events.map { event in
                let code = row.insert(event)
                guard code == SQLITE_DONE else {
                    throw DatabaseError(
                        resultCode: ResultCode(rawValue: code),
                        message: unsafe String(cString: sqlite3_errmsg(connection)))
                }
                let before = changes
                changes = unsafe sqlite3_total_changes(connection)
                return changes > before
            }
        }
    }
}

/// The statement that stores events, while it is being used.
@safe private struct EventRow {
    /// Belongs to GRDB, which keeps it as long as the connection is open.
    private let statement: OpaquePointer
    // Neighbours are of one tablet and of one session: their texts are made once.
    private var device: (id: ID<Device>, text: String)?
    private var session: (id: ID<Session>, text: String)?

    /// SQLite copies what is bound at once.
    private static var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    init(statement: OpaquePointer) { unsafe self.statement = statement }

    /// - Returns: `SQLITE_DONE`, or what went wrong.
    mutating func insert(_ event: StoredEvent) -> CInt {
        if device?.id != event.device { device = (event.device, event.device.description) }
        if let id = event.session, session?.id != id { session = (id, id.description) }
        bind(1, device?.text)
        bind(2, event.id)
        bind(3, event.session == nil ? nil : session?.text)
        bind(4, event.type)
        unsafe sqlite3_bind_int64(statement, 5, event.occurredAt.milliseconds)
        bind(6, event.clock)
        unsafe sqlite3_bind_int64(statement, 7, event.receivedAt.milliseconds)
        unsafe event.bodyHash.withUnsafeBytes { bytes in
            _ = unsafe sqlite3_bind_blob(statement, 8, bytes.baseAddress, CInt(bytes.count), Self.copied)
        }
        bind(9, event.body)
        let code = unsafe sqlite3_step(statement)
        unsafe sqlite3_reset(statement)
        return code
    }

    private func bind(_ index: CInt, _ text: String?) {
        guard let text else {
            unsafe sqlite3_bind_null(statement, index)
            return
        }
        unsafe sqlite3_bind_text(statement, index, text, CInt(text.utf8.count), Self.copied)
    }
}
