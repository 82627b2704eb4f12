package import Domain

/// One appointment of a calendar feed (VEVENT of RFC 5545 3.6.1).
package struct CalendarEvent: Hashable, Sendable {
    /// Stays the same for ever, whatever changes.
    package var identifier: String
    /// Higher after each change.
    package var sequence: Int
    /// Stays the same as long as the event does.
    package var changedAt: Instant
    package var start: Instant
    /// At least 1.
    package var minutes: Int
    package var zone: Zone
    package var title: String
    package var location: String?
    package var notes: String?
    /// Cancelled events stay in the feed, or calendars would keep them.
    package var isCancelled: Bool

    package init(
        identifier: String, sequence: Int, changedAt: Instant, start: Instant, minutes: Int, zone: Zone, title: String,
        location: String? = nil, notes: String? = nil, isCancelled: Bool = false
    ) {
        self.identifier = identifier
        self.sequence = sequence
        self.changedAt = changedAt
        self.start = start
        self.minutes = minutes
        self.zone = zone
        self.title = title
        self.location = location
        self.notes = notes
        self.isCancelled = isCancelled
    }
}
