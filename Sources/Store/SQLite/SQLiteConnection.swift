import Foundation
import GRDB

/// One transaction on a connection to SQLite.
final class SQLiteConnection: Connection {
    /// More bound values than this come from lists of any length; keeping a
    /// statement for each length would only fill memory.
    private static let cachedValueLimit = 64

    private let database: GRDB.Database
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
            let columns = statement.columnNames
            var rows: [Row] = []
            let cursor = try GRDB.Row.fetchCursor(statement)
            while let row = try cursor.next() {
                rows.append(Row(columns: columns, values: row.databaseValues.map(SQLValue.init)))
            }
            return rows
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
        if let failure { throw failure }
        let text = sql.text(for: .sqlite)
        do {
            let values = try sql.boundValues()
            let statement =
                values.count > Self.cachedValueLimit
                ? try database.makeStatement(sql: text) : try database.cachedStatement(sql: text)
            try statement.setArguments(StatementArguments(values.map(DatabaseValue.init)))
            return try body(statement)
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
    fileprivate init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .real(number)
            case .string(let text): .text(text)
            case .blob(let data): .bytes([UInt8](data))
            }
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
