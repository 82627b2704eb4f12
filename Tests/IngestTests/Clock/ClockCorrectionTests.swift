import Domain
import Ingest
import Testing

@Suite("ClockCorrection")
struct ClockCorrectionTests {
    /// Times are minutes before the server received the request: what the
    /// wall clock showed, and minutes on the monotonic clock.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var event: (wall: Int?, boot: String?, monotonic: Int?)
        var sent: (wall: Int?, boot: String?, monotonic: Int?)
        /// Minutes before the receipt.
        var expected: Int
        var quality: CorrectedTime.Quality
        var isClamped = false

        var testDescription: String { name }
    }

    static let year = 365 * 24 * 60
    static let day = 24 * 60

    static let cases: [Case] = [
        Case(
            name: "right clock, same start", event: (30, "a", 100), sent: (0, "a", 130), expected: 30,
            quality: .monotonic),
        Case(
            name: "same start in other letters", event: (30, "A", 100), sent: (0, "a", 130), expected: 30,
            quality: .monotonic),
        Case(
            name: "clock 3 years behind, same start", event: (3 * year + 30, "a", 100), sent: (3 * year, "a", 130),
            expected: 30, quality: .monotonic),
        Case(
            name: "clock 40 years ahead, same start", event: (30 - 40 * year, "a", 100), sent: (-40 * year, "a", 130),
            expected: 30, quality: .monotonic),
        Case(
            name: "clock set forward by years between", event: (20 * year, "a", 100), sent: (0, "a", 130), expected: 30,
            quality: .monotonic),
        Case(
            name: "clock set back by years between", event: (-20 * year, "a", 100), sent: (0, "a", 130), expected: 30,
            quality: .monotonic),
        Case(
            name: "clock set to a wrong time between", event: (30, "a", 100), sent: (-300, "a", 130), expected: 30,
            quality: .monotonic),
        Case(
            name: "no wall clock, same start", event: (nil, "a", 100), sent: (nil, "a", 130), expected: 30,
            quality: .monotonic),
        Case(
            name: "no wall clock at sending, same start", event: (77, "a", 100), sent: (nil, "a", 130), expected: 30,
            quality: .monotonic),
        Case(name: "sent at once", event: (0, "a", 100), sent: (0, "a", 100), expected: 0, quality: .monotonic),
        Case(
            name: "slept overnight", event: (14 * 60, "a", 100), sent: (0, "a", 105), expected: 14 * 60,
            quality: .offset),
        Case(
            name: "slept for a month", event: (30 * day, "a", 100), sent: (0, "a", 105), expected: 30 * day,
            quality: .offset),
        Case(
            name: "no sleep is that long", event: (36 * day, "a", 100), sent: (0, "a", 105), expected: 5,
            quality: .monotonic),
        Case(name: "started again", event: (300, "a", 100), sent: (0, "b", 5), expected: 300, quality: .offset),
        Case(
            name: "started again, clock 2 hours ahead", event: (180, "a", 100), sent: (-120, "b", 5), expected: 300,
            quality: .offset),
        Case(
            name: "started again, clock 56 years behind", event: (56 * year + 300, "a", 100), sent: (56 * year, "b", 5),
            expected: 300, quality: .offset),
        Case(
            name: "monotonic clock went backwards", event: (30, "a", 500), sent: (0, "a", 100), expected: 30,
            quality: .offset),
        Case(
            name: "monotonic clock claims years", event: (30, "a", 0), sent: (0, "a", 2 * year), expected: 30,
            quality: .offset),
        Case(name: "no boot id", event: (30, nil, 100), sent: (0, nil, 130), expected: 30, quality: .offset),
        Case(
            name: "no monotonic clock at the event", event: (30, "a", nil), sent: (0, "a", 130), expected: 30,
            quality: .offset),
        Case(
            name: "30 days offline", event: (30 * day, "a", 100), sent: (0, "b", 1), expected: 30 * day,
            quality: .offset),
        Case(
            name: "clock set back between starts", event: (-60, "a", 100), sent: (0, "b", 5), expected: 0,
            quality: .offset, isClamped: true),
        Case(
            name: "clock was at 1970, set since, started again", event: (56 * year, "a", 100), sent: (0, "b", 5),
            expected: 0, quality: .received),
        Case(
            name: "only the clock at sending is wrong", event: (30, "a", 100), sent: (-2 * year, "b", 5), expected: 30,
            quality: .device),
        Case(
            name: "nothing known of the sending", event: (30, "a", 100), sent: (nil, nil, nil), expected: 30,
            quality: .device),
        Case(
            name: "nothing known of the sending, clock ahead", event: (-30, "a", 100), sent: (nil, nil, nil),
            expected: 0,
            quality: .device, isClamped: true),
        Case(
            name: "nothing known of the sending, clock years behind", event: (20 * year, nil, nil),
            sent: (nil, nil, nil),
            expected: 0, quality: .received),
        Case(
            name: "nothing known of the event", event: (nil, nil, nil), sent: (0, "a", 5), expected: 0,
            quality: .received),
        Case(
            name: "nothing known at all", event: (nil, nil, nil), sent: (nil, nil, nil), expected: 0, quality: .received
        ),
    ]

    private let received = Instant(rfc3339: "2026-11-22T12:00:00Z")!

    private func wall(_ minutes: Int?) -> String? {
        minutes.map { Instant(milliseconds: received.milliseconds - Int64($0) * 60_000).rfc3339 }
    }

    private func monotonic(_ minutes: Int?) -> String? { minutes.map { "\($0 * 60_000)" } }

    @Test("time is corrected by the best clock there is", arguments: cases)
    func corrects(_ test: Case) {
        let event = ClockReading(
            time: wall(test.event.wall), bootID: test.event.boot, monotonic: monotonic(test.event.monotonic))
        let attempt = Attempt(
            receivedAt: received, sentAt: wall(test.sent.wall), bootID: test.sent.boot,
            monotonic: monotonic(test.sent.monotonic))
        let time = ClockCorrection().time(of: event, in: attempt)
        #expect(time.instant.milliseconds == received.milliseconds - Int64(test.expected) * 60_000)
        #expect(time.quality == test.quality)
        #expect(time.isClamped == test.isClamped)
    }

    @Test("no reading traps or gives a time after the arrival", arguments: 0..<20)
    func anything(_ seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let walls = [
            nil, "", "x", "0000-01-01T00:00:00Z", "9999-12-31T23:59:60-23:59", "2026-11-22T11:59:00Z",
            "1970-01-01T00:00:00Z",
        ]
        let monotonics = [nil, "", "0", "-1", "999999999999999", "60000", "1e9"]
        for _ in 0..<200 {
            func reading() -> (String?, String?, String?) {
                (
                    walls[Int.random(in: 0..<walls.count, using: &generator)],
                    [nil, "a", "b"][Int.random(in: 0..<3, using: &generator)],
                    monotonics[Int.random(in: 0..<monotonics.count, using: &generator)]
                )
            }
            let (event, sent) = (reading(), reading())
            let time = ClockCorrection().time(
                of: ClockReading(time: event.0, bootID: event.1, monotonic: event.2),
                in: Attempt(receivedAt: received, sentAt: sent.0, bootID: sent.1, monotonic: sent.2))
            #expect(time.instant <= received)
            #expect(time.instant >= received.adding(days: -400))
        }
    }
}
