package import Domain

/// A calendar that others subscribe to, as the text of RFC 5545 and 7986.
package struct CalendarFeed: Sendable {
    package var name: String
    /// Told of in the feed even when no event needs it, since RFC 5545 wants a
    /// calendar to hold something.
    package var zone: Zone
    package var events: [CalendarEvent]
    /// How often programs are asked to look again.
    package var refreshMinutes = 60

    package init(name: String, zone: Zone, events: [CalendarEvent]) {
        self.name = name
        self.zone = zone
        self.events = events
    }

    /// The same events give the same text.
    package var text: String {
        var lines = CalendarLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", "-//Trin//Trin//EN")
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("METHOD", "PUBLISH")
        lines.add("NAME", text: name)
        lines.add("X-WR-CALNAME", text: name)
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT\(refreshMinutes)M")
        lines.add("X-PUBLISHED-TTL", "PT\(refreshMinutes)M")
        var zones = [zone.name: CalendarZone(zone)].compactMapValues { $0 }
        for event in events where zones[event.zone.name] == nil {
            zones[event.zone.name] = CalendarZone(event.zone)
        }
        for zone in zones.values.sorted(by: { $0.zone.name < $1.zone.name }) { zone.write(to: &lines) }
        for event in events { write(event, in: zones[event.zone.name], to: &lines) }
        lines.add("END", "VCALENDAR")
        return lines.text
    }

    private func write(_ event: CalendarEvent, in zone: CalendarZone?, to lines: inout CalendarLines) {
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", text: event.identifier)
        lines.add("DTSTAMP", event.changedAt.calendarText)
        lines.add("SEQUENCE", "\(event.sequence)")
        let end = Instant(milliseconds: event.start.milliseconds + Int64(event.minutes) * 60_000)
        for (name, instant) in [("DTSTART", event.start), ("DTEND", end)] {
            if let zone, let wall = zone.wall(at: instant) {
                lines.add("\(name);TZID=\(zone.zone.name)", wall.basic)
            } else {
                lines.add(name, instant.calendarText)
            }
        }
        lines.add("SUMMARY", text: event.title)
        if let location = event.location { lines.add("LOCATION", text: location) }
        if let notes = event.notes { lines.add("DESCRIPTION", text: notes) }
        lines.add("CLASS", "PRIVATE")
        lines.add("STATUS", event.isCancelled ? "CANCELLED" : "CONFIRMED")
        lines.add("TRANSP", event.isCancelled ? "TRANSPARENT" : "OPAQUE")
        lines.add("END", "VEVENT")
    }
}

extension Instant {
    /// Such as `20260106T090000Z`.
    fileprivate var calendarText: String {
        WallTime(seconds: milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000).basic + "Z"
    }
}
