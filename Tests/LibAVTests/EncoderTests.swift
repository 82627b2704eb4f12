import Testing

@testable import LibAV

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
