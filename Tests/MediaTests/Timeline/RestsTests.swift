import Domain
import Testing

@testable import Media

@Suite struct RestsTests {
    static let exercise = ID<Exercise>.new(at: Instant(milliseconds: 0))

    static func rests(cards: [Int]) -> Rests {
        Rests(
            plain: RestClip.tiers.map { SampleClips.rest("plain-\($0)", seconds: $0) },
            cards: [
                Rests.Next(exercise: exercise, side: .left): cards.map { SampleClips.rest("card-\($0)", seconds: $0) }
            ])
    }

    @Test(
        "Every rest that can be chosen is the end of a clip, cut to the second",
        arguments: Dose.restLengths.filter { $0 > 0 })
    func lengths(seconds: Int) throws {
        for rests in [Self.rests(cards: []), Self.rests(cards: RestClip.tiers)] {
            let part = try rests.part(seconds: seconds, next: Rests.Next(exercise: Self.exercise, side: .left))
            #expect(part.duration == Double(seconds) && !part.isCut)
            for track in part.clip.report.renditions + [part.clip.report.audio] {
                let played = part.fragments(of: track)
                #expect(played.endIndex == track.fragments.count && played.count == seconds)
                let segments = part.segments(of: track)
                #expect(abs(segments.reduce(0) { $0 + $1.duration } - Double(seconds)) < 1e-9)
                let end = try #require(segments.last).range
                #expect(end.offset + end.length == track.fragments.last.map { $0.range.offset + $0.range.length })
            }
        }
    }

    @Test(
        "The card of what comes next is taken where there is one, from the shortest clip that reaches",
        arguments: [
            (10, Side?.some(.left), "card-30"), (45, .left, "card-60"), (90, .left, "plain-120"),
            (10, .right, "plain-30"), (60, nil, "plain-60"),
        ])
    func choice(seconds: Int, side: Side?, expected: String) throws {
        let part = try Self.rests(cards: [30, 60])
            .part(seconds: seconds, next: Rests.Next(exercise: Self.exercise, side: side))
        #expect(part.clip.base == "/media/\(expected)/")
    }

    @Test("The sound of a rest stays within a packet of its pictures, however many there are")
    func sound() throws {
        let rests = Self.rests(cards: [])
        var drift = 0.0
        var least = 0.0
        for round in 0..<200 {
            let seconds = [15, 45, 90, 10, 20, 15][round % 6]
            let part = try rests.part(seconds: seconds, next: Rests.Next(exercise: Self.exercise, side: nil))
            _ = part.soundSegments(of: part.clip.report.audio, drift: &drift)
            least = min(least, drift)
            #expect(abs(drift) <= Fragment.Sound.packetDuration)
        }
        #expect(least < 0)
    }

    @Test("Where sound is missing the packet before joins in")
    func packetBefore() throws {
        let part = try Self.rests(cards: []).part(seconds: 90, next: Rests.Next(exercise: Self.exercise, side: nil))
        var drift = 0.0
        // 4218 packets are 16 ms less than 90 s.
        let first = try #require(part.soundSegments(of: part.clip.report.audio, drift: &drift).first)
        let fragment = part.clip.report.audio.fragments[30]
        #expect(first.range.offset == fragment.range.offset - 40)
        #expect(abs(drift - 0.016 / 3) < 1e-6)
    }
}
