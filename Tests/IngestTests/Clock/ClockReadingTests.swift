import Domain
import Ingest
import Testing

@Suite("ClockReading")
struct ClockReadingTests {
    @Test(
        "monotonic milliseconds are decimal text",
        arguments: [
            ("0", 0), ("81234", 81234), ("12.9", 12), ("7.", 7), ("999999999999999", 999_999_999_999_999), ("", nil),
            ("-1", nil), ("+1", nil), ("1e3", nil), (".5", nil), ("1.2.3", nil), (" 1", nil), ("1000000000000000", nil),
            ("٣", nil), ("NaN", nil),
        ] as [(String, Int64?)])
    func monotonic(_ text: String, _ expected: Int64?) {
        #expect(ClockReading(time: nil, bootID: nil, monotonic: text).monotonic == expected)
    }

    @Test("a wall clock that cannot be read is kept as it was written")
    func wall() {
        let attempt = Attempt(
            receivedAt: Instant(milliseconds: 0), sentAt: "22-11-2026 10:00", bootID: "ABC", monotonic: nil)
        #expect(attempt.sentAt == "22-11-2026 10:00")
        #expect(attempt.sent.instant == nil)
        #expect(attempt.sent.bootID == "abc")
    }
}
