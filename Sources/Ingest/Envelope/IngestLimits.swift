/// How much one request may hold; tablets learn it at pairing.
package struct IngestLimits: Hashable, Sendable, Codable {
    /// Events a request.
    package var events = 1000
    /// Bytes an event.
    package var eventBytes = 32 * 1024
    /// Bytes a request, after inflation.
    package var bodyBytes = 1024 * 1024
    /// Arrays and objects within each other in an event.
    package var depth = 16

    /// No reader goes deeper, whatever the limits were when an event came.
    static let deepest = 64

    package init() {}
}
