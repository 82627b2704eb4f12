import Store

extension TrinServices {
    /// Whether the server can do its work: the database takes a durable
    /// write. Throws what is in the way.
    package func checkReadiness() async throws { try await database.ping() }
}
