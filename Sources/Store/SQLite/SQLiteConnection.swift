import Foundation
import GRDB
import GRDBSQLite

/// One transaction on a connection to SQLite.
final class SQLiteConnection: Connection {
    /// More bound values than this come from lists of any length; keeping a
    /// statement for each length would only fill memory.
    private static let cachedValueLimit = 64

    let database: GRDB.Database
    /// The first failed statement: PostgreSQL ends the transaction there, so
    /// SQLite does the same.
    private(set) var failure: StoreError?

    init(_ database: GRDB.Database) { self.database = database }

    /// Runs a transaction's body.
    static func run<Value>(_ database: GRDB.Database, _ body: (any Connection) throws -> Value) throws -> Value {
        let connection = SQLiteConnection(database)
        let value = try body(connection)
        if let failure = connection.failure { throw failure }
        return value
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try perform(sql) { statement in
            var answers: [[SQLValue]] = []
            let cursor = try GRDB.Row.fetchCursor(statement)
            // The statement stands on the row that the cursor is at.
            while try cursor.next() != nil { answers.append(unsafe SQLValue.row(of: statement.sqliteStatement)) }
            let columns = Columns(statement.columnNames, rows: answers.count)
            return answers.map { Row(columns: columns, values: $0) }
        }
    }

    @discardableResult func execute(_ sql: SQL) throws -> Int {
        try perform(sql) { statement in
            let before = database.totalChangesCount
            try statement.execute()
            // The count of the last change stays when a statement changes none.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    private func perform<Value>(_ sql: SQL, _ body: (Statement) throws -> Value) throws -> Value {
        let text = sql.text(for: .sqlite)
        return try attempt(text) {
            let values = try sql.boundValues()
            let statement =
                values.count > Self.cachedValueLimit
                ? try database.makeStatement(sql: text) : try database.cachedStatement(sql: text)
            try statement.setArguments(StatementArguments(values.map(DatabaseValue.init)))
            return try body(statement)
        }
    }

    /// Does what a statement asks for, unless one has failed before.
    func attempt<Value>(_ text: String, _ body: () throws -> Value) throws -> Value {
        if let failure { throw failure }
        do {
            return try body()
        } catch let cancellation as CancellationError {
            throw cancellation
        } catch {
            let fault = StoreError(sqlite: error, statement: text)
            failure = fault
            throw fault
        }
    }
}

extension SQLValue {
    /// The values of the row that a statement stands on.
    fileprivate static func row(of statement: OpaquePointer) -> [SQLValue] {
        (0..<(unsafe sqlite3_column_count(statement))).map { column in
            switch unsafe sqlite3_column_type(statement, column) {
            case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(statement, column))
            case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(statement, column))
            case SQLITE_TEXT:
                .text(
                    unsafe String(
                        decoding: bytes(sqlite3_column_text(statement, column), statement, column), as: UTF8.self))
            case SQLITE_BLOB: .bytes(unsafe Array(bytes(sqlite3_column_blob(statement, column), statement, column)))
            default: .null
            }
        }
    }

    /// What SQLite lends until the next step.
    private static func bytes(
        _ start: UnsafeRawPointer?, _ statement: OpaquePointer, _ column: CInt
    ) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}

extension DatabaseValue {
    fileprivate init(_ value: SQLValue) {
        self =
            switch value {
            case .null: .null
            case .integer(let number): number.databaseValue
            case .real(let number): number.databaseValue
            case .text(let text): text.databaseValue
            case .bytes(let bytes): Data(bytes).databaseValue
            }
    }
}
