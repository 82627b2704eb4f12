import Foundation
import Testing

@testable import Media

@Suite struct RestClipTests {
    @Test("A rest is a clip like any other, and ticks in its last three seconds")
    func clip() throws {
        let bench = try Workbench()
        let report = try RestClip(seconds: 4).make(to: bench.path("rest"))
        #expect(report.duration == 4)
        #expect(report.renditions.map(\.name) == ["360p", "720p", "1080p"])
        try OutputChecks.check(report, in: bench.path("rest"))
        _ = try bench.make("sound.raw", "-i \(bench.path("rest/audio.mp4")) -ac 1 -f s16le")
        let bytes = [UInt8](try Data(contentsOf: bench.folder.appendingPathComponent("sound.raw")))
        let loud = stride(from: 0, to: bytes.count - 1, by: 2).filter { abs(Int(Int8(bitPattern: bytes[$0 + 1]))) > 8 }
        #expect(Set(loud.map { $0 / 2 / 48000 }) == [1, 2, 3])
        #expect(bench.names == ["rest", "sound.raw"])
    }

    @Test("A rest of no length or of hours is refused", arguments: [0, -1, 601])
    func refused(seconds: Int) throws {
        let bench = try Workbench()
        #expect(throws: MediaError.self) { try RestClip(seconds: seconds).make(to: bench.path("rest")) }
        #expect(bench.names.isEmpty)
    }
}
