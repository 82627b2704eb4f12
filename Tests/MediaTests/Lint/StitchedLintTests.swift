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
            ("c", "-f lavfi -i testsrc2=s=1280x720:r=50:d=6.5 \(tone)\(TranscoderTests.fast) -c:a aac -t 6.5"),
        ]
        var items: [Timeline.Item] = []
        for (index, (name, arguments)) in clips.enumerated() {
            let report = try bench.transcode(try bench.make(name + ".mp4", arguments), to: "media/\(name)")
            let clip = Clip(report: report, base: "/media/\(name)/")
            let id = ID<Exercise>.new(at: Instant(milliseconds: Int64(index)))
            items.append(try SampleClips.item(name, clip, sets: 2, .repetitions(12), rest: 10, id: id))
        }
        let rest = try RestClip(seconds: 10).make(to: bench.path("media/rest"))
        let rests = [10: Clip(report: rest, base: "/media/rest/")]
        let timeline = try Timeline(items: items, rests: rests, language: .danish)
        let stream = StitchedStream(timeline, language: .danish)
        try expectClean(stream, roots: ["/media": bench.path("media")])
        // The joints of the subtitles are those of the pictures.
        let captions = [items[0].exercise: Captions(cues: [.init(start: 0, end: 6000, text: "Op")])]
        var texts = ["subtitles-da.m3u8": SubtitlePlaylist(timeline, language: .danish).text]
        for entry in timeline.entries.indices {
            let part = try #require(Captions.part(ofEntry: entry, of: timeline, from: captions))
            texts["captions/" + Captions.Part(language: .danish, entry: entry).name] = part.webVTT
        }
        for name in stream.playlistNames { texts[name] = stream.playlist(named: name) }
        texts["main.m3u8"] = texts["main.m3u8"]?
            .replacing(
                "#EXT-X-STREAM-INF:",
                with:
                    "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"Dansk\",LANGUAGE=\"da\",URI=\"subtitles-da.m3u8\"\n#EXT-X-STREAM-INF:",
                maxReplacements: 1)
        let folders = LintFolders(roots: ["/media": bench.path("media")], texts: texts)
        let findings = try Linter(folders).lint("main.m3u8").filter { !knownDeviations.contains($0.rule) }
        #expect(findings.map(\.description) == [])
    }
}
