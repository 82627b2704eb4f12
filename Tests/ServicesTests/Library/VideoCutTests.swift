import Domain
import Media
import Testing

@testable import Services

@Suite("VideoCut")
struct VideoCutTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let shown: TranscodeRequest
        let cut: VideoCut
        let expected: TranscodeRequest

        var testDescription: String { "\(cut.start)–\(cut.end) of \(shown.trimStart ?? 0)…" }
    }

    private static func cut(_ start: Int, _ end: Int, poster: Int? = nil) -> VideoCut {
        VideoCut(start: start, end: end, posterAt: poster, language: .danish)
    }

    @Test(
        "Times of the shown video become times of the upload",
        arguments: [
            Case(
                shown: TranscodeRequest(), cut: cut(1000, 8000),
                expected: TranscodeRequest(trimStart: 1000, trimEnd: 8000)),
            Case(shown: TranscodeRequest(), cut: cut(0, 9980), expected: TranscodeRequest()),
            Case(shown: TranscodeRequest(), cut: cut(0, 99_000), expected: TranscodeRequest()),
            Case(
                shown: TranscodeRequest(trimStart: 2000), cut: cut(1000, 10_000),
                expected: TranscodeRequest(trimStart: 3000)),
            Case(
                shown: TranscodeRequest(trimStart: 2000, trimEnd: 12_000), cut: cut(0, 5000),
                expected: TranscodeRequest(trimStart: 2000, trimEnd: 7000)),
            Case(
                shown: TranscodeRequest(trimStart: 2000, trimEnd: 12_000), cut: cut(0, 10_000, poster: 4000),
                expected: TranscodeRequest(trimStart: 2000, trimEnd: 12_000, posterAt: 4000)),
            Case(
                shown: TranscodeRequest(), cut: cut(1000, 8000, poster: 3000),
                expected: TranscodeRequest(trimStart: 1000, trimEnd: 8000, posterAt: 2000)),
            Case(
                shown: TranscodeRequest(), cut: cut(1000, 8000, poster: 8000),
                expected: TranscodeRequest(trimStart: 1000, trimEnd: 8000, posterAt: 6999)),
            Case(
                shown: TranscodeRequest(posterAt: 5000), cut: cut(1000, 8000),
                expected: TranscodeRequest(trimStart: 1000, trimEnd: 8000, posterAt: 4000)),
            Case(
                shown: TranscodeRequest(posterAt: 500), cut: cut(1000, 8000),
                expected: TranscodeRequest(trimStart: 1000, trimEnd: 8000)),
            Case(
                shown: TranscodeRequest(language: "sv", isMirrored: true, ladder: .fixed), cut: cut(0, 10_000),
                expected: TranscodeRequest(language: "da", isMirrored: true, ladder: .fixed)),
        ])
    func request(example: Case) throws {
        #expect(try example.cut.request(after: example.shown, duration: 10_000) == example.expected)
    }

    @Test(
        "What leaves too little is refused with the reason",
        arguments: [
            (cut(5000, 5400), .cut), (cut(5000, 4000), .cut), (cut(-1, 4000), .cut), (cut(9600, 20_000), .cut),
            (cut(1000, 8000, poster: 500), .cutPoster), (cut(1000, 8000, poster: 8001), .cutPoster),
        ] as [(VideoCut, ServiceError.Reason)])
    func refused(cut: VideoCut, reason: ServiceError.Reason) {
        let error = #expect(throws: ServiceError.self) { try cut.request(after: TranscodeRequest(), duration: 10_000) }
        #expect(error?.reason == reason)
    }
}
