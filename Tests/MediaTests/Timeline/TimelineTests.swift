import Domain
import Testing

@testable import Media

@Suite struct TimelineTests {
    let rests = [20: SampleClips.clip("rest-20", seconds: 20), 10: SampleClips.clip("rest-10", seconds: 10.04)]

    /// Each entry in a few words: `0/1 1/2` is exercise 0, set 1, round 1 of 2.
    func outline(_ timeline: Timeline) -> [String] {
        timeline.entries.map { entry in
            let times = "\(entry.start)+\(entry.part.duration)"
            switch entry.content {
            case .exercise(let round): return "\(times) \(round.index)/\(round.set) \(round.round)/\(round.rounds)"
            case .rest(let next): return "\(times) rest, then \(next.index)/\(next.set)"
            }
        }
    }

    @Test("Sets follow each other with rests between, and none at the end")
    func order() throws {
        let items = [
            try SampleClips.item("Rejse", SampleClips.clip("a", seconds: 24), sets: 2, .repetitions(10), rest: 20),
            try SampleClips.item("Stå", SampleClips.clip("b", seconds: 30), sets: 2, .seconds(30), rest: 20),
        ]
        let timeline = try Timeline(items: items, rests: rests, language: .danish)
        #expect(
            outline(timeline) == [
                "0.0+24.0 0/1 1/2", "24.0+6.0 0/1 2/2", "30.0+20.0 rest, then 0/2",
                "50.0+24.0 0/2 1/2", "74.0+6.0 0/2 2/2", "80.0+20.0 rest, then 1/1",
                "100.0+30.0 1/1 1/1", "130.0+20.0 rest, then 1/2", "150.0+30.0 1/2 1/1",
            ])
        #expect(timeline.duration == 180)
    }

    @Test("A rest of zero is none, and a rest lasts as long as its clip")
    func restLengths() throws {
        let items = [
            try SampleClips.item("A", SampleClips.clip("a", seconds: 10), sets: 2, .seconds(10), rest: 0),
            try SampleClips.item("B", SampleClips.clip("b", seconds: 10), sets: 2, .seconds(10), rest: 10),
        ]
        let timeline = try Timeline(items: items, rests: rests, language: .danish)
        #expect(
            outline(timeline) == [
                "0.0+10.0 0/1 1/1", "10.0+10.0 0/2 1/1", "20.0+10.0 1/1 1/1", "30.0+10.04 rest, then 1/2",
                "40.04+10.0 1/2 1/1",
            ])
    }

    @Test("Names are in the language asked for, or else in one that there is")
    func language() throws {
        let items = [try SampleClips.item("Rejse", SampleClips.clip("a", seconds: 8), .seconds(8))]
        func round(_ language: Language) throws -> Timeline.Round? {
            guard
                case .exercise(let round) = try Timeline(items: items, rests: [:], language: language).entries[0]
                    .content
            else { return nil }
            return round
        }
        #expect(try round(.english)?.name == "Rejse (en)")
        #expect(try round(.swedish)?.name == "Rejse")
        #expect(try round(.swedish)?.instruction == "Gør sådan.")
    }

    @Test("What is missing is named")
    func missing() throws {
        let clip = SampleClips.clip("a", seconds: 8)
        let noVideo = [try SampleClips.item("A", clip, .seconds(8)), try SampleClips.item("Hælløft", nil, .seconds(8))]
        let exercise = #expect(throws: MediaError.self) {
            try Timeline(items: noVideo, rests: [:], language: .danish)
        }
        #expect(exercise?.code == .missingClip)
        #expect(exercise?.message.contains("'Hælløft'") == true)

        let noRest = [try SampleClips.item("A", clip, sets: 2, .seconds(8), rest: 45)]
        let rest = #expect(throws: MediaError.self) { try Timeline(items: noRest, rests: rests, language: .danish) }
        #expect(rest?.code == .missingClip)
        #expect(rest?.message.contains("45 seconds") == true)

        #expect(throws: MediaError.self) { try Timeline(items: [], rests: rests, language: .danish) }
    }

    @Test("The rest after the last set needs no clip")
    func lastRest() throws {
        let items = [try SampleClips.item("A", SampleClips.clip("a", seconds: 8), .seconds(8), rest: 45)]
        #expect(try Timeline(items: items, rests: [:], language: .danish).entries.count == 1)
    }
}
