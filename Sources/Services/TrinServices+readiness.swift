import Domain
import Store

extension TrinServices {
    /// Whether the server can do its work: events are acknowledged, and the
    /// database takes a durable write. Throws one sentence on what is in the
    /// way; the log has the details, which name files.
    package func checkReadiness() async throws {
        if let trouble = await writer.trouble {
            throw ServiceError(
                .unavailable,
                "Events have not been acknowledged since \(trouble.since.rfc3339), for they cannot be stored durably;"
                    + " the server tries again every second, and its log says why.")
        }
        try await database.ping()
    }
}
