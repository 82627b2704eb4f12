/// A relational database: SQLite for one machine, PostgreSQL for several.
///
/// Bodies run synchronously inside one transaction on a connection of their
/// own, off the cooperative thread pool. A body that throws rolls back.
/// PostgreSQL may run a `write` body again after a serialization failure, so
/// bodies have no effects but through their connection.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` in a read-only transaction that sees one snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Runs `body` in a transaction as if no other writer existed. When it
    /// returns, what was written is on stable storage.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Makes the database usable again after a `write` threw `.unavailable`;
    /// throws while that cannot be done. What was acknowledged is still there.
    func recover() async throws

    /// Ends every connection; later calls throw.
    func close() async throws
}

/// What a transaction's body speaks to; valid only inside the body.
package protocol Connection {
    /// The rows of a query, or of a statement with `RETURNING`.
    func rows(_ sql: SQL) throws -> [Row]

    /// Runs one statement. One that fails spoils the transaction: what follows
    /// throws the same error, and so does the transaction, on both databases.
    /// - Returns: how many rows it inserted, changed or deleted.
    @discardableResult func execute(_ sql: SQL) throws -> Int

    /// Stores lists of events, as fast as the database can.
    /// - Returns: for each event whether it is new; false when one with its
    ///   identifier is already there, or comes before it.
    func insert(_ lists: [[StoredEvent]]) throws -> [Bool]
}

/// A type that can be read from one row of a query.
package protocol Record {
    init(row: Row) throws
}

extension Connection {
    package func all<Value: Record>(_ sql: SQL) throws -> [Value] { try rows(sql).map(Value.init(row:)) }

    /// The first row, if any.
    package func first<Value: Record>(_ sql: SQL) throws -> Value? { try rows(sql).first.map(Value.init(row:)) }

    /// The first column of the first row, if any.
    package func value<Value: SQLConvertible>(_ sql: SQL) throws -> Value? {
        try rows(sql).first.map { try $0.decode(at: 0) }
    }

    /// The first column of every row.
    package func values<Value: SQLConvertible>(_ sql: SQL) throws -> [Value] {
        try rows(sql).map { try $0.decode(at: 0) }
    }
}
