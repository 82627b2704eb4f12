import Testing

@testable import Domain

@Suite struct ZoneTests {
    @Test(
        "finds the instant of a wall time, right across the changes of clocks",
        arguments: [
            ("Europe/Copenhagen", "2026-01-06", "10:00", "2026-01-06T09:00:00.000Z"),
            ("Europe/Copenhagen", "2026-07-07", "10:00", "2026-07-07T08:00:00.000Z"),
            // Does not exist: forward by the gap.
            ("Europe/Copenhagen", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"),
            ("Europe/Copenhagen", "2026-03-29", "03:00", "2026-03-29T01:00:00.000Z"),
            // Exists twice: the first.
            ("Europe/Copenhagen", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"),
            ("Europe/Copenhagen", "2026-10-25", "03:00", "2026-10-25T02:00:00.000Z"),
            ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00.000Z"),
            ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00.000Z"),
            ("UTC", "2026-10-25", "02:30", "2026-10-25T02:30:00.000Z"),
        ])
    func instants(zone: String, date: String, time: String, expected: String) throws {
        let zone = try #require(Zone(zone))
        let instant = zone.instant(try #require(CivilDate(date)), try #require(MinuteOfDay(time)))
        #expect(instant.rfc3339 == expected)
    }

    @Test("tells the wall date and time of an instant")
    func local() throws {
        let zone = try #require(Zone("Europe/Copenhagen"))
        let local = zone.local(at: try #require(Instant(rfc3339: "2026-10-24T22:30:59Z")))
        #expect(local.date.description == "2026-10-25")
        #expect(local.time.description == "00:30")
    }

    @Test("refuses a name that is no zone", arguments: ["", "Europe/Kobenhavn", "Mars/Olympus"])
    func refuses(name: String) { #expect(Zone(name) == nil) }
}
