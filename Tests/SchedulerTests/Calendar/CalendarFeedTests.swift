import Domain
import Testing

@testable import Scheduler

@Suite struct CalendarFeedTests {
    struct Question: Encodable {
        var text: String
    }

    struct Answer: Decodable {
        struct Event: Decodable {
            var identifier: String
            var sequence: Int
            var start: String
            var end: String
            var title: String
            var notes: String
            var status: String
        }

        var name: String
        var events: [Event]
    }

    static func event(
        _ start: String, zone: String = "Europe/Copenhagen", title: String = "Træning", notes: String? = nil,
        isCancelled: Bool = false
    ) throws -> CalendarEvent {
        CalendarEvent(
            identifier: "\(start)@trin", sequence: 3, changedAt: Instant(milliseconds: 1_767_600_000_000),
            start: try #require(Instant(rfc3339: start)), minutes: 30, zone: try #require(Zone(zone)), title: title,
            location: "Søgade 4; 2. sal, til højre", notes: notes, isCancelled: isCancelled)
    }

    @Test("A feed says its name, its zone by rules of 1970, and when to look again")
    func text() throws {
        let feed = CalendarFeed(
            name: "Anna", zone: .utc, events: [try Self.event("2026-07-07T08:00:00Z", isCancelled: true)])
        let expected = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Trin//Trin//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME:Anna
            X-WR-CALNAME:Anna
            REFRESH-INTERVAL;VALUE=DURATION:PT60M
            X-PUBLISHED-TTL:PT60M
            BEGIN:VTIMEZONE
            TZID:Europe/Copenhagen
            BEGIN:STANDARD
            DTSTART:19701025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19700329T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:2026-07-07T08:00:00Z@trin
            DTSTAMP:20260105T080000Z
            SEQUENCE:3
            DTSTART;TZID=Europe/Copenhagen:20260707T100000
            DTEND;TZID=Europe/Copenhagen:20260707T103000
            SUMMARY:Træning
            LOCATION:Søgade 4\\; 2. sal\\, til højre
            CLASS:PRIVATE
            STATUS:CANCELLED
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR

            """
        #expect(
            feed.text == expected.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    }

    @Test("No line is longer than 75 octets, and none breaks a character")
    func folded() throws {
        let title = String(repeating: "Rødgrød med fløde 🍓 ", count: 20)
        let text = CalendarFeed(
            name: title, zone: .utc, events: [try Self.event("2026-07-07T08:00:00Z", title: title)]
        ).text
        let lines = text.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(text.split(separator: "\r\n ").joined().contains("SUMMARY:\(title)"))
    }

    @Test("Control characters and line ends cannot make lines of their own")
    func escaped() throws {
        let event = try Self.event("2026-07-07T08:00:00Z", title: "A\r\nBEGIN:VALARM\u{0}\u{7F}", notes: "a\nb\\")
        let text = CalendarFeed(name: "", zone: .utc, events: [event]).text
        #expect(text.contains("SUMMARY:A\\nBEGIN:VALARM\r\n"))
        #expect(text.contains("DESCRIPTION:a\\nb\\\\\r\n"))
    }

    @Test("A feed without events still holds its zone")
    func empty() throws {
        let feed = CalendarFeed(name: "", zone: try #require(Zone("Europe/Copenhagen")), events: [])
        #expect(feed.text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\n"))
    }

    @Test("A zone that needs more than two plain rules is written in UTC", arguments: ["America/Nuuk", "UTC"])
    func utc(zone: String) throws {
        let text = CalendarFeed(name: "", zone: .utc, events: [try Self.event("2026-07-07T08:00:00Z", zone: zone)]).text
        #expect(text.contains("DTSTART:20260707T080000Z\r\n"))
        #expect(!text.contains("VTIMEZONE"))
    }

    @Test("An instant before today's rules held is written in UTC")
    func past() throws {
        // Until 1995 summer time ended in September.
        let text = CalendarFeed(name: "", zone: .utc, events: [try Self.event("1990-10-10T08:00:00Z")]).text
        #expect(text.contains("DTSTART:19901010T080000Z\r\n"))
    }

    @Test(
        "Another program reads the same from it",
        .enabled(if: PythonOracle.hasCalendars, "TRIN_PYTHON needs icalendar"),
        arguments: [
            "Europe/Copenhagen", "Europe/Stockholm", "America/New_York", "Australia/Sydney", "America/Nuuk",
            "Asia/Tokyo",
        ])
    func agrees(zone: String) throws {
        // Around both changes of clocks, for two years.
        let starts = (0..<120).map {
            Instant(milliseconds: 1_767_225_600_000 + $0 * 6 * 86_400_000 + 3_600_000).rfc3339
        }
        let notes = "Linje 1\nLinje 2; med tegn, \\ og 🍓"
        let events = try starts.enumerated().map {
            try Self.event($1, zone: zone, notes: notes, isCancelled: $0.isMultiple(of: 3))
        }
        let feed = CalendarFeed(name: "Anna, øvelser", zone: .utc, events: events)
        let answer = try #require(
            try PythonOracle("calendars.py").ask([Question(text: feed.text)], as: Answer.self).first)
        #expect(answer.name == feed.name)
        #expect(answer.events.map(\.identifier) == events.map(\.identifier))
        #expect(answer.events.map(\.start) == starts)
        #expect(
            answer.events.map(\.end) == events.map { Instant(milliseconds: $0.start.milliseconds + 1_800_000).rfc3339 })
        #expect(answer.events.allSatisfy { $0.sequence == 3 && $0.notes == notes && $0.title == "Træning" })
        #expect(answer.events.map(\.status) == events.map { $0.isCancelled ? "CANCELLED" : "CONFIRMED" })
    }

    @Test(
        "Windows' names of zones are known",
        arguments: [
            ("Romance Standard Time", "Europe/Paris"), ("W. Europe Standard Time", "Europe/Berlin"),
            ("Europe/Copenhagen", "Europe/Copenhagen"), ("Greenland Standard Time", "America/Godthab"),
        ])
    func windows(name: String, zone: String) { #expect(Zone(imported: name)?.name == zone) }

    @Test("A name that nobody gives a zone is refused")
    func unknownZone() { #expect(Zone(imported: "Romance Time") == nil) }
}
