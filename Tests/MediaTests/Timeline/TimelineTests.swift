import Domain
import Testing

@testable import Media

@Suite struct TimelineTests {
    let rests = Rests(
        plain: [SampleClips.clip("rest-20", seconds: 20), SampleClips.clip("rest-10", seconds: 10.04)])

    /// Each entry in a few words: `0/1 1/2` is exercise 0, set 1, round 1 of 2.
    func outline(_ timeline: Timeline) -> [String] {
        timeline.entries.map { entry in
            let times = "\(entry.start)+\(entry.part.duration)"
            switch entry.content {
            case .exercise(let round):
                let side = round.side.map { " \($0)" } ?? ""
                return "\(times) \(round.index)/\(round.set) \(round.round)/\(round.rounds)\(side)"
            case .rest(let next):
                return "\(times) rest, then \(next.index)/\(next.set)\(next.side.map { " \($0)" } ?? "")"
            case .interlude(let interlude): return "\(times) \(interlude.kind) \(interlude.name)"
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
                case .exercise(let round) = try Timeline(items: items, rests: Rests(), language: language).entries[0]
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
            try Timeline(items: noVideo, rests: Rests(), language: .danish)
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
        #expect(try Timeline(items: items, rests: Rests(), language: .danish).entries.count == 1)
    }

    @Test("A set of an exercise with sides is both, with a rest between where the dose has one")
    func sides() throws {
        let (left, right) = (SampleClips.clip("left", seconds: 10), SampleClips.clip("right", seconds: 10))
        var item = try SampleClips.item("Benløft", left, sets: 2, .repetitions(8), rest: 20)
        item.filmedSide = .left
        item.mirrored = right
        let timeline = try Timeline(items: [item], rests: rests, language: .danish)
        #expect(
            outline(timeline) == [
                "0.0+10.0 0/1 1/1 left", "10.0+20.0 rest, then 0/1 right", "30.0+10.0 0/1 1/1 right",
                "40.0+20.0 rest, then 0/2 left", "60.0+10.0 0/2 1/1 left", "70.0+20.0 rest, then 0/2 right",
                "90.0+10.0 0/2 1/1 right",
            ])
        func bases(_ item: Timeline.Item) throws -> [String] {
            try Timeline(items: [item], rests: rests, language: .danish).entries.filter { $0.content.exercise != nil }
                .map(\.part.clip.base)
        }
        #expect(try bases(item) == ["/media/left/", "/media/right/", "/media/left/", "/media/right/"])
        item.filmedSide = .right
        item.mirrored = nil
        #expect(try Set(bases(item)) == ["/media/left/"])
        item.clip = nil
        item.mirrored = right
        #expect(throws: MediaError.self) { try bases(item) }
    }

    @Test("A programme may begin and end with a clip that is shown once")
    func interludes() throws {
        func extra(_ name: String) -> Timeline.Extra {
            Timeline.Extra(
                exercise: .new(at: Instant(milliseconds: 0)), name: LocalizedText([.danish: name]),
                instruction: LocalizedText(), clip: SampleClips.clip(name, seconds: 5))
        }
        let items = [try SampleClips.item("A", SampleClips.clip("a", seconds: 10), sets: 2, .seconds(10), rest: 20)]
        let timeline = try Timeline(
            items: items, intro: extra("Velkommen"), closing: extra("Farvel"), rests: rests, language: .swedish)
        #expect(
            outline(timeline) == [
                "0.0+5.0 intro Velkommen", "5.0+10.0 0/1 1/1", "15.0+20.0 rest, then 0/2", "35.0+10.0 0/2 1/1",
                "45.0+5.0 closing Farvel",
            ])
    }
}
