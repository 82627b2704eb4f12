import LibAV
import Testing

@testable import Media

@Suite struct PerTitleTests {
    static let large = Size(width: 1920, height: 1080)
    static let middle = Size(width: 960, height: 540)

    /// Bits a second of one clip: large at 24, middle at 24 and at 30.
    struct Content: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var large: Double
        var middle: Double
        var coarse: Double

        var samples: [ContentSample] {
            [
                ContentSample(size: PerTitleTests.large, quality: 24, rate: large),
                ContentSample(size: PerTitleTests.middle, quality: 24, rate: middle),
                ContentSample(size: PerTitleTests.middle, quality: 30, rate: coarse),
            ]
        }
    }

    static let drawn = Content(testDescription: "a drawing", large: 290_000, middle: 130_000, coarse: 70_000)
    static let still = Content(testDescription: "a still camera", large: 2_700_000, middle: 500_000, coarse: 180_000)
    static let handheld = Content(testDescription: "handheld", large: 9e6, middle: 3.5e6, coarse: 1.4e6)
    static let blank = Content(testDescription: "nearly nothing", large: 20_000, middle: 9000, coarse: 6000)

    static func ladder(_ content: Content, rate: Rational = Rational(30, 1), source: Size = large) -> Ladder {
        let fixed = Ladder(source: source, frameRate: FrameRate(rate))
        return Ladder(perTitle: fixed, samples: content.samples)
    }

    @Test(
        "Rungs are there for a gain that can be seen",
        arguments: [
            (drawn, ["234p", "540p", "1080p"]), (still, ["234p", "360p", "540p", "720p", "1080p"]),
            (handheld, ["360p", "540p", "720p", "1080p"]), (blank, ["234p", "540p", "1080p"]),
        ])
    func rungs(content: Content, expected: [String]) {
        #expect(Self.ladder(content).rungs.map(\.name) == expected)
    }

    @Test("No rung may cost more than its fixed one", arguments: [drawn, still, handheld, blank])
    func caps(content: Content) {
        for rung in Self.ladder(content).rungs {
            #expect(rung.maximumRate <= Ladder.Step.at(rung.side).rate)
            #expect(rung.maximumRate > 0)
            #expect(rung.quality >= 26 && rung.quality <= 35)
        }
    }

    @Test("A still camera's best rung costs far less than the fixed one, a drawing's even less")
    func cheaper() throws {
        #expect(try #require(Self.ladder(Self.still).rungs.last).maximumRate < 4_000_000)
        #expect(try #require(Self.ladder(Self.drawn).rungs.last).maximumRate < 700_000)
        #expect(try #require(Self.ladder(Self.handheld).rungs.last).maximumRate == 6_000_000)
    }

    @Test("The smallest rung keeps below 192 kb/s with its sound, and is left out where it would be a blur")
    func cellular() throws {
        let rung = try #require(Self.ladder(Self.still).rungs.first)
        // Over six seconds a buffer of a second and a half may empty itself.
        #expect(Double(rung.maximumRate) * 1.25 + 134_000 <= 192_000)
        #expect(Self.ladder(Self.handheld).rungs.allSatisfy { $0.side >= 360 })
    }

    @Test("Small pictures get slower presets")
    func presets() {
        let ladder = Self.ladder(Self.still)
        #expect(ladder.rungs.map(\.preset) == ["medium", "medium", "fast", "faster", "veryfast"])
    }

    @Test(
        "Small sources keep a ladder",
        arguments: [(640, 360, ["234p", "360p"]), (320, 240, ["240p"]), (540, 960, ["234p", "540p"])])
    func small(width: Int, height: Int, expected: [String]) {
        let size = Size(width: width, height: height)
        let fixed = Ladder(source: size, frameRate: FrameRate(Rational(25, 1)))
        let samples = [
            ContentSample(size: size, quality: 24, rate: 100_000), ContentSample(size: size, quality: 30, rate: 55_000),
        ]
        #expect(Ladder(perTitle: fixed, samples: samples).rungs.map(\.name) == expected)
    }

    @Test("The lowest rungs of a fast video keep half its rate")
    func halved() {
        let ladder = Self.ladder(Self.still, rate: Rational(60, 1))
        for rung in ladder.rungs { #expect((rung.groupLength == 60) == (rung.side <= 432)) }
    }

    @Test(
        "Without samples that can be used the ladder is the fixed one",
        arguments: [[], [ContentSample(size: large, quality: 24, rate: 0)]])
    func none(samples: [ContentSample]) {
        let fixed = Ladder(source: Self.large, frameRate: FrameRate(Rational(25, 1)))
        #expect(Ladder(perTitle: fixed, samples: samples) == fixed)
    }

    @Test("The model goes through what was measured", arguments: [drawn, still, handheld])
    func model(content: Content) throws {
        let model = try #require(ContentModel(content.samples))
        for sample in content.samples {
            #expect(abs(model.rate(sample.size, quality: sample.quality) / sample.rate - 1) < 0.01)
        }
        #expect(abs(model.quality(Self.large, rate: content.large) - 24) < 0.01)
    }
}
