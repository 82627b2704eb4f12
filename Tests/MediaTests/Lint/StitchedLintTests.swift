import Domain
import Foundation
import Testing

@testable import Media

/// Sessions of real clips, held against the rules with their files.
@Suite struct StitchedLintTests {
    @Test("A session of clips with other rates, lengths and sounds, rests and a cut round has no findings")
    func session() throws {
        let bench = try Workbench()
        let tone = "-f lavfi -i sine=f=440:r=48000:d=7 "
        let clips = [
            ("a", "-f lavfi -i testsrc2=s=640x360:r=25:d=7 \(tone)\(TranscoderTests.fast) -c:a aac"),
            ("b", "-f lavfi -i testsrc2=s=640x360:r=30000/1001:d=5.3 \(TranscoderTests.fast)"),
            ("c", "-f lavfi -i testsrc2=s=960x540:r=50:d=4.4 \(tone)\(TranscoderTests.fast) -c:a aac -t 4.4"),
        ]
        var items: [Timeline.Item] = []
        for (index, (name, arguments)) in clips.enumerated() {
            let report = try bench.transcode(try bench.make(name + ".mp4", arguments), to: "media/\(name)")
            let clip = Clip(report: report, base: "/media/\(name)/")
            let id = ID<Exercise>.new(at: Instant(milliseconds: Int64(index)))
            items.append(try SampleClips.item(name, clip, sets: 2, .repetitions(12), rest: 10, id: id))
        }
        // Of a rest the last seconds are played.
        let rest = try RestClip(seconds: 15).make(to: bench.path("media/rest"))
        let rests = Rests(plain: [Clip(report: rest, base: "/media/rest/")])
        let timeline = try Timeline(items: items, rests: rests, language: .danish)
        let stream = StitchedStream(timeline, language: .danish, captions: [.danish])
        let captions = [items[0].exercise: Captions(cues: [.init(start: 0, end: 6000, text: "Op")])]
        var texts: [String: String] = [:]
        for entry in timeline.entries.indices {
            let part = try #require(Captions.part(ofEntry: entry, of: timeline, from: captions))
            texts["captions/" + Captions.Part(language: .danish, entry: entry).name] = part.webVTT
        }
        try expectClean(stream, texts: texts, roots: ["/media": bench.path("media")])
    }
}
