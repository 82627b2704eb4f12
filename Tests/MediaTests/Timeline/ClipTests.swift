import Domain
import Testing

@testable import Media

@Suite struct ClipTests {
    @Test(
        "Repetitions become rounds, the last one cut at the fragment nearest to its share",
        arguments: [
            // clip, repetitions in it, repetitions asked, seconds of rounds
            (24.0, 8, 8, [24.0]),
            (24.0, 8, 10, [24.0, 6.0]),
            (24.0, 8, 16, [24.0, 24.0]),
            (24.0, 8, 1, [4.0]),
            (24.0, 8, 15, [24.0, 22.0]),
            // 28.875 of 30 is nearest to the end (28 is 0.875 off): cut at 28.
            (30.0, 80, 77, [28.0]),
            (30.0, 80, 79, [30.0]),
            // A share of 0.3 s still shows one fragment.
            (30.0, 100, 1, [2.0]),
            (5.0, 8, 12, [5.0, 2.0]),
            (1.5, 2, 3, [1.5, 1.5]),
            (24.0, 0, 10, [24.0]),
            (24.0, 0, 100, [24.0]),
        ])
    func repetitions(seconds: Double, inVideo: Int, asked: Int, expected: [Double]) throws {
        let clip = SampleClips.clip("a", seconds: seconds)
        let rounds = try clip.rounds(.repetitions(asked), repetitionsInVideo: inVideo)
        #expect(rounds.map(\.duration) == expected)
        #expect(rounds.map(\.isCut) == expected.map { $0 < seconds })
    }

    @Test(
        "Seconds come true to the nearest fragment",
        arguments: [
            (30.0, 30, [30.0]),
            (30.0, 20, [20.0]),
            (30.0, 45, [30.0, 16.0]),
            (30.0, 60, [30.0, 30.0]),
            (30.0, 31, [30.0, 2.0]),
            (29.0, 30, [29.0, 2.0]),
            (29.5, 30, [29.5]),
            (29.0, 28, [28.0]),
            (8.0, 5, [6.0]),
            (600.0, 5, [6.0]),
            (3.0, 5, [3.0, 2.0]),
        ])
    func seconds(seconds: Double, asked: Int, expected: [Double]) throws {
        let clip = SampleClips.clip("a", seconds: seconds)
        let rounds = try clip.rounds(.seconds(asked), repetitionsInVideo: 8)
        #expect(rounds.map(\.duration) == expected)
    }

    @Test("Sums of 29.97 frames a second are no obstacle to whole rounds")
    func fractions() throws {
        var clip = SampleClips.clip("a", seconds: 30)
        for index in clip.report.renditions.indices {
            for number in clip.report.renditions[index].fragments.indices {
                clip.report.renditions[index].fragments[number].duration = 60 * 1001.0 / 30_000
            }
        }
        let rounds = try clip.rounds(.repetitions(16), repetitionsInVideo: 8)
        #expect(rounds.count == 2)
        #expect(rounds.allSatisfy { !$0.isCut && abs($0.duration - 30.03) < 1e-9 })
        #expect(try clip.rounds(.seconds(60), repetitionsInVideo: 0).map(\.isCut) == [false, false])
    }

    @Test("A clip without pictures is refused by its address")
    func empty() {
        let clip = SampleClips.clip("leer", seconds: 30, rungs: [])
        let error = #expect(throws: MediaError.self) { try clip.rounds(.seconds(30), repetitionsInVideo: 0) }
        #expect(error?.code == .missingClip)
        #expect(error?.message.contains("/media/leer/") == true)
    }

    @Test(
        "A rung that a clip lacks is played from the best one below, or the lowest",
        arguments: [("720p", "720p"), ("1080p", "720p"), ("540p", "360p"), ("240p", "360p")])
    func rungs(wanted: String, given: String) throws {
        let clip = SampleClips.clip("a", seconds: 6)
        var track = clip.report.audio
        track.name = wanted
        #expect(StreamClip(clip, isRest: false).rendition(for: StreamRung(track))?.name == given)
    }
}
