import Foundation
import Testing

@testable import Media

/// Files that hold more, less or something else than pictures and sound that
/// begin together at zero.
@Suite struct ContentsTests {
    static let fast = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p"

    private let bench: Workbench

    init() throws { bench = try Workbench() }

    private func check(_ report: VideoReport, seconds: Double, tolerance: Double = 0.06) throws {
        #expect(abs(report.duration - seconds) <= tolerance, "\(report.duration)")
        try OutputChecks.check(report, in: bench.path("out"))
    }

    @Test("A still picture with sound lasts as long as the sound")
    func still() throws {
        let input = try bench.make(
            "in.mp4", "-f lavfi -i testsrc2=s=160x120:r=25:d=0.04 -f lavfi -i sine=d=5 \(Self.fast) -c:a aac")
        try check(try bench.transcode(input), seconds: 5, tolerance: 0.1)
        #expect(abs(try Tool.pitch(bench.path("out/audio.mp4"), at: 4) - 440) < 12)
    }

    @Test("A cover, a time code and chapters beside the pictures are left out")
    func companions() throws {
        let pictures = "-c:v:0 libx264 -preset ultrafast -pix_fmt yuv420p"
        let cover = try bench.make("cover.png", "-f lavfi -i color=red:s=64x64 -frames:v 1")
        let chapters = try bench.write(
            "chapters.txt", Array(";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\ntitle=One\n".utf8))
        for (name, arguments) in [
            ("in.mov", "-timecode 01:00:00:00"), ("in.mp4", "-map 2 -c:v:1 png -disposition:v:1 attached_pic"),
        ] {
            let input = try bench.make(
                name,
                "-f lavfi -i testsrc2=s=160x120:r=25:d=2 -f lavfi -i sine=d=2 -i \(cover) -i \(chapters) "
                    + "-map_metadata 3 -map 0 -map 1 \(pictures) -c:a aac \(arguments)"
            )
            let kinds = try Tool.probe(input, "", entries: "stream=codec_type")
            #expect(kinds.count > 2)
            let report = try bench.transcode(input)
            #expect(report.source.size == Size(width: 160, height: 120))
            try check(report, seconds: 2)
            try FileManager.default.removeItem(atPath: bench.path("out"))
        }
    }

    @Test("What an edit list leaves out, as after trimming on a phone, stays out")
    func editList() throws {
        // Grey 40 until 1.4 s, then 200; one key frame at the front.
        let whole = try bench.make(
            "whole.mp4",
            "-f lavfi -i color=0x282828:s=160x120:r=25:d=4,drawbox=color=0xc8c8c8:t=fill:enable='gte(t,1.39)' "
                + "-f lavfi -i aevalsrc='0.3*sin(2*PI*t*if(gte(t,1.39),1000,300))':d=4:s=48000 "
                + "\(Self.fast) -g 100 -c:a aac")
        let input = try bench.make("in.mp4", "-ss 1.5 -i \(whole) -c copy -avoid_negative_ts disabled")
        let report = try bench.transcode(input)
        try check(report, seconds: 2.5)
        #expect(abs(try Tool.colour(bench.path("out/120p.mp4"), x: 60, y: 40, side: 32)[0] - 200) < 10)
        #expect(abs(try Tool.pitch(bench.path("out/audio.mp4"), at: 0.05) - 1000) < 20)
    }

    @Test(
        "Times that begin late or early come out from zero",
        arguments: [("in.ts", 95_000), ("in.mkv", 7), ("in.mp4", 3), ("in.ts", 95_443.5)])
    func offset(name: String, seconds: Double) throws {
        // A transport stream's clock starts anew after 95,443.7 s.
        let input = try bench.make(
            name,
            "-f lavfi -i testsrc2=s=160x120:r=25:d=3 -f lavfi -i sine=d=3 \(Self.fast) -c:a aac "
                + "-output_ts_offset \(seconds)")
        try check(try bench.transcode(input), seconds: 3)
    }

    @Test(
        "Rates of television keep time, with no segment that is next to nothing at the end",
        arguments: [(24000, 1001), (30000, 1001), (60000, 1001)])
    func television(numerator: Int, denominator: Int) throws {
        let rate = Double(numerator) / Double(denominator)
        let pictures = Int(rate * 30) + 1
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i testsrc2=s=64x48:r=\(numerator)/\(denominator) -f lavfi -i sine -frames:v \(pictures) "
                + "-t \(Double(pictures) / rate) \(Self.fast) -c:a aac")
        let report = try bench.transcode(input)
        try check(report, seconds: Double(pictures) / rate, tolerance: 1.001 / rate)
        for track in report.renditions + [report.audio] {
            let lengths = MediaPlaylist(track).text.split(separator: "\n").compactMap { line in
                line.hasPrefix("#EXTINF:") ? Double(line.dropFirst(8).dropLast()) : nil
            }
            #expect(abs(lengths.reduce(0, +) - report.duration) < 0.001)
            #expect(try #require(lengths.min()) > 0.4)
        }
    }

    @Test("A file of five gigabytes is read beyond the reach of 32 bits")
    func large() throws {
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i testsrc2=s=160x120:r=25:d=3 -f lavfi -i sine=d=3 \(Self.fast) -c:a aac -g 25 "
                + "-movflags +frag_keyframe+empty_moov+default_base_moof")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: input))
        let name = Data("moof".utf8)
        let start = try #require(bytes.range(of: name)).lowerBound - 4
        // A box of nothing, of which the disk holds only the head.
        let length = UInt64(5) << 30
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: input))
        try handle.seek(toOffset: UInt64(start))
        let head = [0, 0, 0, 1] + Array("free".utf8) + withUnsafeBytes(of: length.bigEndian, Array.init)
        try handle.write(contentsOf: head)
        try handle.seek(toOffset: UInt64(start) + length)
        try handle.write(contentsOf: bytes[start...])
        try handle.close()
        try check(try bench.transcode(input), seconds: 3)
    }
}
