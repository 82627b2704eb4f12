import Foundation
import Testing

@testable import LibAV

@Suite struct RationalTests {
    @Test("Times are moved between time bases, rounded to the nearest tick")
    func rescaling() {
        #expect(rescale(90_000, from: Rational(1, 90_000), to: Rational(1, 1000)) == 1000)
        #expect(rescale(1, from: Rational(1001, 30_000), to: Rational(1, 90_000)) == 3003)
        #expect(rescale(1, from: Rational(1, 3), to: Rational(1, 2)) == 1)
        #expect(Rational(1, 0).value == 0)
        #expect(!Rational(0, 1).isPositive)
    }
}

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

@Suite struct FilterGraphTests {
    @Test("A description that libav does not understand is an error that quotes it")
    func nonsense() {
        Log.silence()
        let error = #expect(throws: LibAVError.self) {
            _ = try FilterGraph(.video, description: "nosuchfilter[out]", outputs: ["out"])
        }
        #expect(error?.description.contains("nosuchfilter") == true)
    }

    @Test("A source without input makes frames until asked no more")
    func source() throws {
        let graph = try FilterGraph(.audio, description: "anullsrc=r=48000:cl=stereo[out]", outputs: ["out"])
        let frame = try Frame()
        for _ in 0..<3 {
            #expect(try graph.pull(0, samples: 1024, into: frame) == .ready)
            #expect(frame.samples == 1024)
        }
    }
}

@Suite struct EncoderTests {
    @Test("Groups of pictures have one length, and fragments begin with a moof")
    func groups() throws {
        let encoder = try Encoder(
            .init(
                width: 64, height: 48, frameRate: Rational(25, 1), groupLength: 10, preset: "ultrafast", quality: 23,
                maximumRate: 100_000, bufferSize: 100_000))
        let muxer = try FragmentMuxer(encoder)
        #expect(String(decoding: muxer.header[4..<8], as: UTF8.self) == "ftyp")
        let frame = try Frame.picture(width: 64, height: 48)
        let packet = try Packet()
        var keys: [Int64] = []
        func drain() throws {
            while try encoder.receive(into: packet) == .ready {
                if packet.isKey, let time = packet.presentation { keys.append(time) }
                packet.duration = 1
                try muxer.add(packet)
            }
        }
        for number in 0..<30 {
            try frame.fill(
                luma: Array(repeating: UInt8(number * 8), count: 64 * 48), blue: Array(repeating: 128, count: 32 * 24),
                red: Array(repeating: 128, count: 32 * 24))
            frame.presentation = Int64(number)
            frame.markKey(number % 10 == 0)
            try encoder.send(frame)
            try drain()
        }
        try encoder.finish()
        try drain()
        #expect(keys == [0, 10, 20])
        let fragment = try muxer.takeFragment()
        #expect(String(decoding: fragment[4..<8], as: UTF8.self) == "moof")
        #expect(try muxer.takeFragment().isEmpty)
    }

    @Test("A size that cannot be encoded is an error")
    func impossible() {
        Log.silence()
        #expect(throws: LibAVError.self) { _ = try Encoder(jpegWidth: -1, height: 10, quality: 3) }
    }
}
