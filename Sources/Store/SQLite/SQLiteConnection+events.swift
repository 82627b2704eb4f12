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
    func insert(_ lists: [[StoredEvent]]) throws -> [Bool] {
        guard !lists.isEmpty else { return [] }
        return try attempt(Self.insertion) {
            let statement = try database.cachedStatement(sql: Self.insertion)
            guard let connection = unsafe database.sqliteConnection else {
                throw DatabaseError(resultCode: .SQLITE_MISUSE)
            }
            var row = unsafe EventRow(statement: statement.sqliteStatement)
            // What is lent to it is gone by then.
            defer { unsafe sqlite3_clear_bindings(statement.sqliteStatement) }
            var changes = unsafe sqlite3_total_changes(connection)
            var isNew: [Bool] = []
            isNew.reserveCapacity(lists.reduce(0) { $0 + $1.count })
            for list in lists {
                let events = list.span
                for index in events.indices {
                    let code = row.insert(events[index])
                    guard code == SQLITE_DONE else {
                        throw DatabaseError(
                            resultCode: ResultCode(rawValue: code),
                            message: unsafe String(cString: sqlite3_errmsg(connection)))
                    }
                    let before = changes
                    changes = unsafe sqlite3_total_changes(connection)
                    isNew.append(changes > before)
                }
            }
            return isNew
        }
    }
}

/// The statement that stores events, while it is being used.
@safe private struct EventRow {
    /// Belongs to GRDB, which keeps it as long as the connection is open.
    private let statement: OpaquePointer
    // Neighbours are of one tablet and of one session, which stay bound.
    private var device: ID<Device>?
    private var session: ID<Session>?

    /// SQLite copies what is bound at once.
    private static var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// - Parameter statement: nothing is bound to it.
    init(statement: OpaquePointer) { unsafe self.statement = statement }

    /// - Returns: `SQLITE_DONE`, or what went wrong.
    mutating func insert(_ event: StoredEvent) -> CInt {
        if device != event.device {
            device = event.device
            bind(1, event.device.description)
        }
        if session != event.session {
            session = event.session
            bind(3, event.session?.description)
        }
        unsafe sqlite3_bind_int64(statement, 5, event.occurredAt.milliseconds)
        unsafe sqlite3_bind_int64(statement, 7, event.receivedAt.milliseconds)
        return lending(2, event.id) {
            lending(4, event.type) {
                lending(6, event.clock) {
                    lending(9, event.body) { lending(8, event.bodyHash) { step() } }
                }
            }
        }
    }

    private func step() -> CInt {
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

    /// Binds without a copy for as long as `body` runs; what is bound then
    /// must be bound anew before the next step.
    private func lending(_ index: CInt, _ text: String, _ body: () -> CInt) -> CInt {
        unsafe text.utf8Span.span.withUnsafeBytes { bytes in
            guard unsafe !bytes.isEmpty else {
                // Without an address it would be NULL.
                bind(index, "")
                return body()
            }
            let text = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let code = unsafe sqlite3_bind_text(statement, index, text, CInt(bytes.count), nil)
            return code == SQLITE_OK ? body() : code
        }
    }

    private func lending(_ index: CInt, _ blob: [UInt8], _ body: () -> CInt) -> CInt {
        unsafe blob.span.withUnsafeBytes { bytes in
            let code = unsafe sqlite3_bind_blob(statement, index, bytes.baseAddress, CInt(bytes.count), nil)
            return code == SQLITE_OK ? body() : code
        }
    }
}
