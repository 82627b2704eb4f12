import Ingest

extension TelemetryService {
    package struct EventSchema: Sendable {
        /// Such as `trin.session.started`.
        package let type: String
        /// JSON Schema, draft 2020-12.
        package let text: String
    }

    /// The types of events that this version knows, in the order of the
    /// contract.
    package static let schemas = EventType.all.map { EventSchema(type: $0.name, text: $0.schema) }
}
