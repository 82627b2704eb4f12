import LibAV
import Testing

@testable import Media

@Suite struct LadderTests {
    @Test(
        "The rungs keep the shape, are even and never above the source",
        arguments: [
            (1920, 1080, ["640x360", "960x540", "1280x720", "1920x1080"]),
            (1080, 1920, ["360x640", "540x960", "720x1280", "1080x1920"]),
            (3840, 2160, ["640x360", "960x540", "1280x720", "1920x1080"]),
            (1280, 720, ["640x360", "960x540", "1280x720"]), (640, 480, ["480x360"]), (321, 241, ["320x240"]),
            (241, 321, ["240x320"]), (1916, 1076, ["642x360", "962x540", "1282x720", "1916x1076"]),
            (1000, 100, ["1000x100"]), (17, 16, ["18x16"]),
            (2560, 1080, ["854x360", "1280x540", "1706x720", "2560x1080"]),
        ])
    func sizes(width: Int, height: Int, expected: [String]) {
        let ladder = Ladder(source: Size(width: width, height: height), frameRate: FrameRate(Rational(25, 1)))
        #expect(ladder.rungs.map { "\($0.size.width)x\($0.size.height)" } == expected)
    }

    @Test("Only the lowest rung of a fast video has half the rate, on the same grid")
    func rates() {
        let ladder = Ladder(source: Size(width: 1920, height: 1080), frameRate: FrameRate(Rational(60000, 1001)))
        #expect(
            ladder.rungs.map(\.frameRate) == [Rational(30000, 1001)] + Array(repeating: Rational(60000, 1001), count: 3)
        )
        #expect(ladder.rungs.map(\.groupLength) == [60, 120, 120, 120])
    }
}
