import Domain
import Foundation
import Testing

@testable import Media

/// A session of real clips, read by ffmpeg: of all shapes and rates, cut and
/// whole, with sides, rests, and a greeting.
@Suite struct StitchedPlaybackTests {
    static let stream = Result { try Stitched() }

    /// The stream in a folder, beside the clips' own folders.
    final class Stitched: @unchecked Sendable {
        /// Is only read once it has been furnished.
        let bench: Workbench
        let timeline: Timeline
        let stream: StitchedStream

        init() throws {
            let bench = try Workbench()
            self.bench = bench
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
            let timeline = try Timeline(
                items: items, intro: hello, closing: hello, rests: Rests(plain: [rest]), language: .danish)
            let stream = StitchedStream(timeline, language: .danish, captions: [.danish])
            (self.timeline, self.stream) = (timeline, stream)
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

    @Test("Each part of every rung decodes, and has as many pictures as the timeline has time for")
    func pictures() throws {
        let made = try Self.stream.get()
        for name in made.mediaPlaylists where name.hasSuffix("p.m3u8") {
            let parts = try Self.parts(of: name, in: made.bench)
            for (number, (path, entry)) in zip(parts, made.timeline.entries).enumerated() {
                let shown = try Tool.probe(
                    path, "-select_streams v -count_frames", entries: "stream=nb_read_frames,avg_frame_rate")
                let fields = try #require(shown.first).split(separator: ",").map(String.init)
                let rate = fields[0].split(separator: "/").compactMap { Double($0) }
                let pictures = try #require(Double(fields[1]))
                #expect(abs(pictures * rate[1] / rate[0] - entry.part.duration) < 0.001, "\(name), part \(number)")
                try Tool.run("ffmpeg", ["-v", "error", "-xerror", "-i", path, "-f", "null", "-"])
            }
        }
    }

    @Test("The sound of all parts is as long as the pictures, to within a packet at each joint")
    func sound() throws {
        let made = try Self.stream.get()
        var heard = 0.0
        for (path, entry) in zip(try Self.parts(of: "audio-da.m3u8", in: made.bench), made.timeline.entries) {
            let packets = try Tool.probe(path, "-select_streams a", entries: "packet=duration")
            heard += Double(packets.count) * Fragment.Sound.packetDuration
            #expect(abs(heard - entry.start - entry.part.duration) < Fragment.Sound.packetDuration)
        }
    }

    /// The parts of a playlist as files, each put together of the ranges that
    /// the playlist names; ffmpeg's own HLS reader does not bear that sizes
    /// change at a discontinuity.
    static func parts(of name: String, in bench: Workbench) throws -> [String] {
        let text = try String(contentsOfFile: bench.path(name), encoding: .utf8)
        return try text.split(separator: "#EXT-X-DISCONTINUITY\n").enumerated().map { number, part in
            var bytes: [UInt8] = []
            func take(_ uri: Substring, _ range: Substring) throws {
                let numbers = range.split(separator: "@").compactMap { Int($0) }
                let file = try FileHandle(forReadingFrom: URL(filePath: bench.path(String(uri))))
                try file.seek(toOffset: UInt64(numbers[1]))
                bytes += [UInt8](try file.read(upToCount: numbers[0]) ?? Data())
            }
            var range: Substring = ""
            for line in part.split(separator: "\n") {
                if line.hasPrefix("#EXT-X-MAP:") {
                    let fields = line.split(separator: "\"")
                    try take(fields[1], fields[3])
                } else if line.hasPrefix("#EXT-X-BYTERANGE:") {
                    range = line.dropFirst(17)
                } else if !line.hasPrefix("#") {
                    try take(line, range)
                }
            }
            return try bench.write("\(name)-\(number).mp4", bytes)
        }
    }
}
