import Testing

@testable import Domain

@Suite struct InstantTests {
    @Test(
        "reads RFC 3339 with any offset",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2026-03-29T02:30:00.250+01:00", 1_774_747_800_250),
            ("2026-03-29t01:30:00.250z", 1_774_747_800_250),
            ("2026-03-29 01:30:00.250999Z", 1_774_747_800_250),
            ("2026-03-28T17:30:00.25-08:00", 1_774_747_800_250),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) { #expect(Instant(rfc3339: text)?.milliseconds == milliseconds) }

    @Test(
        "refuses what is no RFC 3339",
        arguments: [
            "", "2026-03-29", "2026-03-29T02:30:00", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-03-29T24:00:00Z", "2026-03-29T02:60:00Z", "2026-03-29T02:30:00.Z", "2026-03-29T02:30:00+0100",
            "2026-03-29T02:30:00Z ", "26-03-29T02:30:00Z", "２０２６-03-29T02:30:00Z",
        ])
    func refuses(text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test("writes what it reads, also before 1970")
    func roundTrip() {
        for milliseconds: Int64 in [0, -1, 1, 951_782_400_000, -62_135_596_800_000, 1_774_747_800_250] {
            let instant = Instant(milliseconds: milliseconds)
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
        }
        #expect(Instant(milliseconds: 1_774_747_800_250).rfc3339 == "2026-03-29T01:30:00.250Z")
    }
}
