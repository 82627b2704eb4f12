package import Domain

/// A recurrence and a window of it, as people and other programs write them.
package struct RecurrenceQuery: Sendable {
    package let recurrence: Recurrence
    package let from: Instant?
    package let to: Instant?

    /// - Parameters:
    ///   - start: a local wall time, such as `2026-01-06T10:00`.
    ///   - rule: lines as ``Recurrence/init(start:zone:text:)`` reads them.
    ///   - from: a local wall time; nil for all from the start on.
    ///   - to: a local wall time, itself no longer meant; nil for all to the
    ///     end, which the rule must have.
    ///   - zones: finds a zone by its name.
    /// - Throws: an error that begins with the part at fault.
    package init(
        start: String, zone: String, rule: String, from: String? = nil, to: String? = nil,
        zones: (String) -> Zone? = { Zone($0) }
    ) throws(SchedulerError) {
        func wall(_ name: String, _ text: String) throws(SchedulerError) -> WallTime {
            guard let wall = WallTime(text) else {
                throw SchedulerError(
                    .invalidRule, "\(name): '\(text)' is no local time; write such as 2026-01-06T10:00.")
            }
            return wall
        }
        let start = try wall("start", start)
        guard let found = zones(zone) else {
            throw SchedulerError(
                .unknownZone, "zone: '\(zone)' is unknown; use an IANA name such as Europe/Copenhagen.")
        }
        recurrence = try Recurrence(start: start, zone: found, text: rule)
        var bounds: [Instant?] = []
        for (name, text) in [("from", from), ("to", to)] {
            guard let text else {
                bounds.append(nil)
                continue
            }
            bounds.append(found.instant(try wall(name, text)))
        }
        (self.from, self.to) = (bounds[0], bounds[1])
        if self.to == nil, recurrence.isEndless {
            throw SchedulerError(
                .invalidRule, "to: is missing, and the rule has no end; say until when, or add COUNT or UNTIL.")
        }
    }

    package var occurrences: Recurrence.Window { recurrence.occurrences(from: from, to: to) }
}
