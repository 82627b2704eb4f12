import Domain
import Foundation
import Testing

@testable import Media

/// A flash and a beep that go together in the file go together in the output,
/// to within 20 ms.
@Suite struct LipSyncTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    /// Transcodes a black film with a white flash and a beep of 0.12 s at
    /// each of the times.
    ///
    /// - Parameter late: seconds by which the file's sound begins later.
    private func film(
        _ name: String, size: String, rate: String, seconds: Double, flashes: [Double], late: Double = 0
    ) throws -> VideoReport {
        func within(_ shift: Double) -> String {
            flashes.map { "between(t\\,\($0 - shift - 0.001)\\,\($0 - shift + 0.119))" }.joined(separator: "+")
        }
        let input = try bench.make(
            name + ".mov",
            "-f lavfi -i color=black:s=\(size):r=\(rate):d=\(seconds),"
                + "drawbox=color=white:t=fill:enable='\(within(0))' "
                + "-itsoffset \(late) -f lavfi -i aevalsrc=exprs='0.5*sin(2*PI*1000*t)*(\(within(late)))'"
                + ":d=\(seconds - late):s=48000 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a pcm_s16le")
        return try bench.transcode(input, to: name)
    }

    /// The numbers of the pictures at which it turns white.
    private func flashes(_ path: String) throws -> (starts: [Int], pictures: Int) {
        _ = try bench.make(
            "levels.raw",
            "-i \(path) -map 0:v:0 -vf scale=1:1:flags=area,format=gray -vsync passthrough -f rawvideo")
        let levels = [UInt8](try Data(contentsOf: bench.folder.appendingPathComponent("levels.raw")))
        let starts = levels.indices.filter { levels[$0] > 128 && ($0 == 0 || levels[$0 - 1] <= 128) }
        return (starts, levels.count)
    }

    /// Seconds at which it turns loud after at least 0.3 s of quiet.
    private func beeps(_ path: String) throws -> (starts: [Double], seconds: Double) {
        let samples = try Tool.samples(path)
        var starts: [Int] = []
        var last = Int.min / 2
        for (index, sample) in samples.enumerated() where abs(sample) > 0.15 {
            if index - last > 14_400 { starts.append(index) }
            last = index
        }
        return (starts.map { Double($0) / 48000 }, Double(samples.count) / 48000)
    }

    /// What lies between two discontinuities, as files of their own: so a
    /// player decodes it.
    private func parts(_ playlist: String) throws -> [String] {
        var parts: [[UInt8]] = []
        var range: Substring?
        func bytes(_ path: Substring, _ range: Substring) throws -> ArraySlice<UInt8> {
            let numbers = range.split(separator: "@").compactMap { Int($0) }
            let data = [UInt8](try Data(contentsOf: URL(fileURLWithPath: String(path))))
            return data[numbers[1]..<numbers[1] + numbers[0]]
        }
        for line in playlist.split(separator: "\n") {
            if line.hasPrefix("#EXT-X-MAP:") {
                let quoted = line.split(separator: "\"")
                parts.append(Array(try bytes(quoted[1], quoted[3])))
            } else if line.hasPrefix("#EXT-X-BYTERANGE:") {
                range = line.dropFirst(17)
            } else if !line.hasPrefix("#"), let range, !parts.isEmpty {
                parts[parts.count - 1] += try bytes(line, range)
            }
        }
        return try parts.enumerated().map { try bench.write("part\($0.offset).mp4", $0.element) }
    }

    @Test("Every rendition of a video is in step with its sound", arguments: [0, 0.7])
    func renditions(late: Double) throws {
        let times = [1.0, 2.4]
        let report = try film("a", size: "960x540", rate: "50", seconds: 4, flashes: times, late: late)
        #expect(report.renditions.map(\.frameRate) == [25, 50])
        let beeps = try beeps(bench.path("a/audio.mp4")).starts
        #expect(beeps.count == times.count)
        for rendition in report.renditions {
            let rate = try #require(rendition.frameRate)
            let starts = try flashes(bench.path("a/" + rendition.file)).starts.map { Double($0) / rate }
            #expect(starts.count == times.count)
            for (flash, beep) in zip(starts, beeps) {
                #expect(abs(flash - beep) <= 0.02, "\(rendition.name): \(flash) \(beep)")
            }
        }
    }

    @Test("A stitched session is in step behind each joint, also where pictures and packets of sound end apart")
    func stitched() throws {
        // Neither length is a whole number of packets of sound.
        let times = [0.2, 1.0, 5.8]
        let first = try film("a", size: "320x240", rate: "25", seconds: 6.12, flashes: times)
        let second = try film("b", size: "320x180", rate: "30000/1001", seconds: 6.14, flashes: times)
        let items = try [("a", first), ("b", second), ("a", first)].map { name, report in
            try SampleClips.item(
                name, Clip(report: report, base: bench.path(name) + "/"), sets: 2, .repetitions(8))
        }
        let timeline = try Timeline(items: items, rests: Rests(), language: .danish)
        #expect(timeline.entries.count == 6)
        let stream = StitchedStream(timeline, language: .danish)
        let names = stream.playlistNames
        let pictures = try #require(names.first { $0.hasSuffix("p.m3u8") })
        let sound = try #require(names.first { $0.hasPrefix("audio") })
        var starts: [Int] = []
        var count = 0
        for part in try parts(try #require(stream.playlist(named: pictures))) {
            let found = try flashes(part)
            starts += found.starts.map { $0 + count }
            count += found.pictures
        }
        var beeps: [Double] = []
        var seconds = 0.0
        for part in try parts(try #require(stream.playlist(named: sound))) {
            let found = try self.beeps(part)
            beeps += found.starts.map { $0 + seconds }
            seconds += found.seconds
        }
        // When each picture is shown, and where each flash should be.
        var shown: [Double] = []
        var expected: [Double] = []
        for entry in timeline.entries {
            let rate = try #require(entry.part.clip.report.renditions.first?.frameRate)
            shown += (0..<Int((entry.part.duration * rate).rounded())).map { entry.start + Double($0) / rate }
            expected += times.map { entry.start + $0 }
        }
        #expect(count == shown.count)
        #expect(abs(seconds - timeline.duration) < 0.022)
        #expect(starts.count == expected.count && beeps.count == expected.count)
        for (index, (flash, beep)) in zip(starts, beeps).enumerated() {
            #expect(abs(shown[flash] - expected[index]) < 0.035, "flash \(index)")
            #expect(abs(shown[flash] - beep) <= 0.02, "\(index): \(shown[flash]) \(beep)")
        }
    }
}
