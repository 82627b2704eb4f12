/// One transaction on a connection to PostgreSQL.
final class PostgresConnection: Connection {
    enum Failure: Error {
        case server(PostgresFault, statement: String)
        /// Found before anything was sent, or in the answer.
        case store(StoreError)

        var storeError: StoreError {
            switch self {
            case .server(let fault, let statement): StoreError(fault, statement: statement)
            case .store(let error): error
            }
        }
    }

    private let link: PostgresLink
    /// The first failed statement; the server runs none after it.
    private(set) var failure: Failure?

    init(_ link: PostgresLink) { self.link = link }

    func rows(_ sql: SQL) throws -> [Row] { try perform(sql) { result in try result.rows() } }

    @discardableResult func execute(_ sql: SQL) throws -> Int { try perform(sql) { result in result.changes } }

    private func perform<Value>(_ sql: SQL, _ read: (borrowing PostgresResult) throws -> Value) throws -> Value {
        if let failure { throw failure.storeError }
        do {
            return try perform(try PostgresStatement(sql), read)
        } catch let error as StoreError {
            throw failure?.storeError ?? fail(.store(error))
        }
    }

    func perform<Value>(
        _ statement: PostgresStatement, _ read: (borrowing PostgresResult) throws -> Value
    ) throws -> Value {
        if let failure { throw failure.storeError }
        do {
            return try read(try link.run(statement))
        } catch let fault as PostgresFault {
            throw fail(.server(fault, statement: statement.key.text))
        } catch let error as StoreError {
            throw fail(.store(error))
        }
    }

    private func fail(_ failure: Failure) -> StoreError {
        self.failure = failure
        return failure.storeError
    }
}
