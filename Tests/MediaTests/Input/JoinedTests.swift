import Foundation
import Testing

@testable import Media

/// Two recordings in one file, as television boxes and careless cutting make
/// them.
@Suite struct JoinedTests {
    @Test(
        "Where the size changes in the middle the pictures go on, in time",
        arguments: [("25", "-flags +ilme+ildct -x264-params tff=1", 1), ("50", "", 2)])
    func sizes(rate: String, flags: String, step: Int) throws {
        let bench = try Workbench()
        var bytes: [UInt8] = []
        for (size, start) in [("320x240", 0.0), ("160x120", 1.5), ("640x480", 3)] {
            let part = try bench.make(
                "part.ts",
                "-f lavfi -i testsrc2=s=\(size):r=\(rate):d=1.5 -f lavfi -i sine=d=1.5 -c:v libx264 -preset ultrafast "
                    + "-pix_fmt yuv420p -bf 0 \(flags) -c:a aac -muxdelay 0 -output_ts_offset \(start)")
            bytes += try Data(contentsOf: URL(fileURLWithPath: part))
        }
        let report = try bench.transcode(try bench.write("in.ts", bytes))
        #expect(abs(report.duration - 4.5) < 0.1)
        #expect(report.renditions.map(\.size) == [Size(width: 320, height: 240)])
        try OutputChecks.check(report, in: bench.path("out"))
    }
}
