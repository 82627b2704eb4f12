import Foundation
import Testing

@testable import Media

@Suite("A video made in chunks is the video made in one go") struct ChunkedVideoTests {
    /// Files whose key pictures lie elsewhere than the chunks' beginnings.
    static let files = [
        ("in.mp4", "-r 25 -g 250 -bf 3"), ("in.mp4", "-r 30000/1001 -g 41"), ("in.mkv", "-r 25 -g 70 -flags +cgop"),
        ("in.ts", "-r 25 -g 60 -x264-params open-gop=1"), ("in.avi", "-r 25 -g 90 -bf 0"),
    ]

    @Test("Pictures are the same wherever a worker begins", arguments: files)
    func same(name: String, arguments: String) throws {
        let bench = try Workbench()
        let input = try bench.make(
            name,
            "-f lavfi -i testsrc2=s=320x240:d=25 -f lavfi -i sine=d=25 -c:v libx264 -preset ultrafast \(arguments)")
        let one = try bench.transcode(input, to: "one", cores: 1)
        let four = try bench.transcode(input, to: "four", cores: 4)
        // The last bits of x264's rate control depend on more than the
        // pictures; everything that a viewer could notice is the same.
        #expect(one.duration == four.duration)
        #expect(one.audio == four.audio)
        let similarities = try bench.similarities("one/240p.mp4", "four/240p.mp4")
        #expect(Double(similarities.count) == (try #require(one.renditions[0].frameRate) * one.duration).rounded())
        #expect((similarities.min() ?? 0) > 0.96)
        try OutputChecks.check(four, in: bench.path("four"))
    }

    @Test("There is no seam at the joints: each picture is the one of the upload")
    func seams() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mp4", "-f lavfi -i testsrc2=s=320x240:r=25:d=20 -c:v libx264 -preset ultrafast -crf 12 -g 83")
        _ = try bench.transcode(input, cores: 3)
        let similarities = try bench.similarities("in.mp4", "out/240p.mp4")
        #expect(similarities.count == 500)
        // A picture too early or too late would be far below.
        for joint in [150, 300, 450] {
            let around = similarities[joint - 4..<joint + 4]
            #expect((around.min() ?? 0) > 0.9, "\(joint): \(around)")
        }
    }
}

extension Workbench {
    /// Structural similarity of each picture of two videos, 1 for equal ones.
    fileprivate func similarities(_ one: String, _ other: String) throws -> [Double] {
        let log = path("ssim.txt")
        try Tool.run(
            "ffmpeg",
            ["-v", "error", "-i", path(one), "-i", path(other), "-lavfi", "ssim=stats_file=\(log)", "-f", "null", "-"])
        return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").compactMap { line in
            line.split(separator: " ").first { $0.hasPrefix("All:") }.flatMap { Double($0.dropFirst(4)) }
        }
    }
}
