/// How much waits to be stored, or may wait.
package struct TelemetryLoad: Hashable, Sendable {
    package var events = 0
    /// Of the events' texts: many small events and a few large ones fill
    /// memory alike.
    package var bytes = 0

    package init(events: Int = 0, bytes: Int = 0) {
        self.events = events
        self.bytes = bytes
    }

    static func + (one: Self, other: Self) -> Self {
        Self(events: one.events + other.events, bytes: one.bytes + other.bytes)
    }

    var half: Self { Self(events: events / 2, bytes: bytes / 2) }

    func fits(in room: Self) -> Bool { events <= room.events && bytes <= room.bytes }
}
