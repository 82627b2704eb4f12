/// A type of events, or a field of one, that Trin did not know when they
/// came.
package struct UnfamiliarCount: Hashable, Sendable {
    package let type: String
    /// Empty for the type itself.
    package let field: String
    package let events: Int
    package let firstAt: Instant
    package let lastAt: Instant

    package init(type: String, field: String, events: Int, firstAt: Instant, lastAt: Instant) {
        self.type = type
        self.field = field
        self.events = events
        self.firstAt = firstAt
        self.lastAt = lastAt
    }
}
