import Foundation
import Testing

@testable import LibAV

@Suite struct DemuxerTests {
    @Test(
        "Bytes that are no media throw and do not end the process",
        arguments: ["mov", "matroska", "mpegts", "avi", "hls"])
    func garbage(container: String) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("libav-\(UUID().uuidString)")
        try Data("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let handle = try FileHandle(forReadingFrom: url)
        Log.silence()
        #expect(throws: LibAVError.self) {
            let demuxer = try Demuxer(
                descriptor: handle.fileDescriptor, container: container, limits: .init(codecs: ["h264"], streams: 4))
            if demuxer.streams.isEmpty { throw LibAVError(-1, call: "no streams") }
        }
    }

    @Test("A descriptor that is closed is an error")
    func closed() {
        #expect(throws: LibAVError.self) {
            _ = try Demuxer(descriptor: -1, container: "mov", limits: .init(codecs: [], streams: 1))
        }
    }
}
