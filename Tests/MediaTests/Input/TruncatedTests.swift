import Foundation
import Testing

@testable import Media

/// Uploads of which the end is missing.
@Suite struct TruncatedTests {
    static let files = [("front.mp4", "-movflags +faststart"), ("in.mkv", ""), ("in.avi", "-c:a mp3"), ("in.mov", "")]

    @Test("A file that is cut off is refused, however much of it is there", arguments: files, [0.3, 0.93])
    func cut(file: (name: String, arguments: String), share: Double) throws {
        let bench = try Workbench()
        let input = try bench.make(
            file.name,
            "-f lavfi -i testsrc2=s=160x120:d=20 -f lavfi -i sine=d=20 -c:v libx264 -preset ultrafast -g 25 "
                + file.arguments)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: input)))
        _ = try bench.write(file.name, Array(bytes.prefix(Int(Double(bytes.count) * share))))
        let error = #expect(throws: MediaError.self) { try bench.transcode(input) }
        #expect(error?.code == .unreadable)
        #expect(["cut off", "damaged"].contains { error?.message.contains($0) == true }, "\(error?.message ?? "")")
        #expect(bench.names == [file.name])
    }

    @Test("A transport stream says nothing of its length: what is there of it is shown")
    func transportStream() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.ts", "-f lavfi -i testsrc2=s=160x120:d=6 -f lavfi -i sine=d=6 -c:v libx264 -preset ultrafast -g 25")
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: input)))
        let report = try bench.transcode(try bench.write("in.ts", Array(bytes.prefix(bytes.count / 2))))
        #expect(report.duration > 2 && report.duration < 4)
        try OutputChecks.check(report, in: bench.path("out"))
    }

    @Test("A hole in the middle costs the pictures in it, not the video")
    func hole() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i testsrc2=s=160x120:d=6 -f lavfi -i sine=d=6 -c:v libx264 -preset ultrafast -g 25 "
                + "-movflags +faststart")
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: input)))
        for index in bytes.count / 2..<bytes.count / 2 + bytes.count / 20 { bytes[index] = 0 }
        let report = try bench.transcode(try bench.write("in.mp4", bytes))
        #expect(abs(report.duration - 6) < 0.1)
        try OutputChecks.check(report, in: bench.path("out"))
    }
}
