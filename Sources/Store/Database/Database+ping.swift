extension Database {
    /// Proves that the database takes a write and makes it durable, for the
    /// readiness check; changes nothing that anyone can see.
    package func ping() async throws {
        let touched = try await write { connection in
            try connection.execute(
                "UPDATE migrations SET applied_at = applied_at WHERE name = (SELECT MIN(name) FROM migrations)")
        }
        guard touched == 1 else {
            throw StoreError(.statement, "The database has no schema of Trin; start Trin once to make it.")
        }
    }
}
