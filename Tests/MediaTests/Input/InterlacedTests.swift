import Foundation
import Testing

@testable import Media

@Suite struct InterlacedTests {
    @Test("Fields become whole pictures without combs", arguments: ["interleave_top", "interleave_bottom"])
    func deinterlaced(order: String) throws {
        let bench = try Workbench()
        let isTop = order == "interleave_top"
        let input = try bench.make(
            "in.ts",
            "-f lavfi -i testsrc2=s=320x240:r=50:d=2,scroll=h=0.02 "
                + "-vf tinterlace=\(order),setfield=\(isTop ? "tff" : "bff") "
                + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -flags +ilme+ildct "
                + "-x264-params \(isTop ? "tff" : "bff")=1"
        )
        let combed = try kinds(input).count { $0 != "progressive" }
        #expect(combed > 20)
        let report = try bench.transcode(input)
        #expect(abs(report.duration - 2) < 0.06)
        let left = try kinds(bench.path("out/240p.mp4"))
        #expect(left.count == 50)
        #expect(left.count { $0 == "tff" || $0 == "bff" } <= 1)
    }

    /// What ffmpeg's detector takes each picture for.
    private func kinds(_ path: String) throws -> [String] {
        let tags = try Tool.run(
            "ffprobe",
            ["-v", "error", "-f", "lavfi", "-i", "movie=\(path),idet", "-show_entries"]
                + ["frame_tags=lavfi.idet.multiple.current_frame", "-of", "csv=p=0"])
        return tags.split(separator: "\n").map { $0.split(separator: ",").first.map(String.init) ?? "" }
    }
}
