/// What it takes to change a database's schema.
protocol MigratableDatabase: Database {
    /// Runs `body` in a transaction that sees what all earlier ones did, while
    /// no other process runs one.
    @discardableResult
    func migrate<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Keeps a copy of what is there, where the database is ours to copy.
    func keepCopy(before name: String) async throws
}
