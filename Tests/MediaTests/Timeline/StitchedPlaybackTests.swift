import Domain
import Foundation
import Testing

@testable import Media

/// A session of real clips, read by ffmpeg: of all shapes and rates, cut and
/// whole, with sides, rests, and a greeting.
@Suite struct StitchedPlaybackTests {
    static let stream = Result { try Stitched() }

    /// The stream in a folder, beside the clips' own folders.
    final class Stitched: Sendable {
        nonisolated(unsafe) let bench: Workbench
        let timeline: Timeline
        let stream: StitchedStream

        init() throws {
            bench = try Workbench()
            let tone = "-f lavfi -i sine=f=440:r=48000"
            func clip(_ name: String, _ size: String, rate: String, seconds: Double, rotated: Bool = false) throws
                -> Clip
            {
                let film = try bench.make(
                    "\(name).mp4",
                    "-f lavfi -i testsrc2=s=\(size):r=\(rate) \(tone) -t \(seconds) -pix_fmt yuv420p -preset ultrafast")
                return Clip(report: try bench.transcode(film, to: name), base: "\(name)/")
            }
            let rest = Clip(report: try RestClip(seconds: 12).make(to: bench.path("rest")), base: "rest/")
            var lift = try SampleClips.item(
                "Benløft", clip("portrait", "360x640", rate: "30000/1001", seconds: 4.3), sets: 1, .repetitions(12),
                rest: 10)
            lift.filmedSide = .left
            lift.mirrored = try clip("mirror", "360x640", rate: "30000/1001", seconds: 4.3)
            let items = [
                try SampleClips.item(
                    "Rejse", clip("landscape", "1280x720", rate: "25", seconds: 6.1), .seconds(10), rest: 10),
                lift, try SampleClips.item("Stå", clip("fast", "640x480", rate: "60", seconds: 3.2), .repetitions(8)),
            ]
            let hello = Timeline.Extra(
                exercise: .new(at: Instant(milliseconds: 0)), name: LocalizedText(), instruction: LocalizedText(),
                clip: try clip("hello", "320x240", rate: "24000/1001", seconds: 1.4))
            timeline = try Timeline(
                items: items, intro: hello, closing: hello, rests: Rests(plain: [rest]), language: .danish)
            stream = StitchedStream(timeline, language: .danish, captions: [.danish])
            for name in stream.playlistNames {
                let text = try #require(stream.playlist(named: name))
                _ = try bench.write(name, Array(text.utf8))
            }
            try FileManager.default.createDirectory(
                atPath: bench.path("captions"), withIntermediateDirectories: false)
            for index in timeline.entries.indices {
                let part = Captions.Part(language: .danish, entry: index)
                let captions = try #require(Captions.part(ofEntry: index, of: timeline, from: [:]))
                _ = try bench.write("captions/\(part.name)", Array(captions.webVTT.utf8))
            }
        }

        var mediaPlaylists: [String] {
            stream.playlistNames.filter { $0 != "main.m3u8" && !$0.hasPrefix("subtitles") }
        }
    }

    /// The starts of the parts of a playlist, by its own durations, and its
    /// end.
    static func joints(_ text: String) -> [Double] {
        var end = 0.0
        var joints = [0.0]
        for line in text.split(separator: "\n") {
            if line == "#EXT-X-DISCONTINUITY" { joints.append(end) }
            if line.hasPrefix("#EXTINF:") { end += Double(line.dropFirst(8).dropLast()) ?? .nan }
        }
        return joints + [end]
    }

    @Test("The linter finds nothing in it")
    func clean() throws { try expectClean(Self.stream.get().bench.folder.path) }

    @Test("Every playlist has the joints of the timeline, to within a frame")
    func joints() throws {
        let made = try Self.stream.get()
        let starts = made.timeline.entries.map(\.start) + [made.timeline.duration]
        #expect(starts.count == 2 + 2 + 1 + 2 + 1 + 2 + 1 + 1 + 1)
        for name in made.stream.playlistNames where name != "main.m3u8" {
            let joints = Self.joints(try #require(made.stream.playlist(named: name)))
            #expect(joints.count == starts.count, "\(name)")
            for (joint, start) in zip(joints, starts) { #expect(abs(joint - start) < 1.0 / 60, "\(name)") }
        }
    }

    @Test("ffmpeg shows as many pictures of every rung as the timeline has time for")
    func pictures() throws {
        let made = try Self.stream.get()
        for name in made.mediaPlaylists where name.hasSuffix("p.m3u8") {
            let rung = String(name.dropLast(5))
            let expected = made.timeline.entries.reduce(0) { sum, entry in
                let tracks = entry.part.clip.report.renditions
                let side = Int(rung.dropLast()) ?? 0
                let track = tracks.last { (Int($0.name.dropLast()) ?? 0) <= side } ?? tracks[0]
                return sum + Int((entry.part.duration * (track.frameRate ?? 0)).rounded())
            }
            let packets = try Tool.probe(
                made.bench.path(name), "-select_streams v -count_frames", entries: "stream=nb_read_frames")
            #expect(packets.first == String(expected), "\(name)")
        }
    }

    @Test("The sound is as long as the pictures, to within a packet, and nothing is complained about")
    func sound() throws {
        let made = try Self.stream.get()
        _ = try made.bench.make("sound.raw", "-xerror -i \(made.bench.path("audio-da.m3u8")) -ac 1 -f s16le")
        let size = try FileManager.default.attributesOfItem(atPath: made.bench.path("sound.raw"))[.size] as? Int
        let seconds = Double(try #require(size)) / 2 / 48_000
        #expect(abs(seconds - made.timeline.duration) < 2 * Fragment.Sound.packetDuration)
        try Tool.run(
            "ffmpeg",
            ["-v", "error", "-xerror", "-i", made.bench.path("main.m3u8"), "-map", "0:v:0", "-f", "null", "-"])
    }
}
