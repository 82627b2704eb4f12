import Testing

@testable import Media

@Suite struct BandwidthTests {
    @Test(
        "The peak is that of the worst run of about six seconds",
        arguments: [
            ([(6.0, 600), (6.0, 1200)], 1200, 1600), ([(6.0, 600), (0.1, 500)], 1443, 1443),
            ([(2.0, 100)], 400, 400), ([(2.0, 900), (2.0, 0), (2.0, 0)], 1200, 1800), ([], 0, 0),
        ] as [([(Double, Int)], Int, Int)])
    func measured(parts: [(Double, Int)], average: Int, peak: Int) {
        #expect(Bandwidth(of: parts.map { (seconds: $0.0, bytes: $0.1) }) == Bandwidth(average: average, peak: peak))
    }
}
