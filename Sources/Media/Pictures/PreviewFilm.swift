internal import LibAV

/// A few seconds in one small file, its header in front.
final class PreviewFilm {
    private let size: Size
    private let encoder: Encoder
    private let muxer: FragmentMuxer
    private let packet: Packet
    private let scaled: Frame
    private let step: Int
    private var graph: FilterGraph?
    private var seen = 0
    private var pictures = 0
    private var firstDecoding: Int64?

    init(size: Size, rate: FrameRate) throws(MediaError) {
        self.size = size
        step = rate.isHigh ? 2 : 1
        let settings = Encoder.H264(
            width: size.width, height: size.height, frameRate: rate.isHigh ? rate.halved : rate.rate,
            groupLength: 250, preset: "medium", quality: 27, maximumRate: 360_000, bufferSize: 180_000, threads: 1)
        let encoder = try making { () throws(LibAVError) in try Encoder(settings) }
        muxer = try making { () throws(LibAVError) in try FragmentMuxer(encoder) }
        self.encoder = encoder
        packet = try making { () throws(LibAVError) in try Packet() }
        scaled = try making { () throws(LibAVError) in try Frame() }
    }

    func add(_ frame: borrowing Frame) throws(MediaError) {
        defer { seen += 1 }
        guard seen % step == 0 else { return }
        if graph == nil {
            let description = "[in]scale=\(size.width):\(size.height):flags=bicubic,setsar=1[out]"
            graph = try making { () throws(LibAVError) in
                try FilterGraph(
                    .video, like: frame, timeBase: encoder.timeBase, description: description, outputs: ["out"])
            }
        }
        frame.presentation = Int64(pictures)
        try making { () throws(LibAVError) in
            try graph?.push(frame)
            while try graph?.pull(0, into: scaled) == .ready {
                scaled.presentation = Int64(pictures)
                scaled.markKey(pictures == 0)
                pictures += 1
                try encoder.send(scaled)
                try drain()
            }
        }
    }

    /// The whole file.
    func finish() throws(MediaError) -> [UInt8] {
        guard pictures > 0 else { throw MediaError(.internal, "The preview came out empty; try again.") }
        return try making { () throws(LibAVError) in
            try encoder.finish()
            try drain()
            return muxer.header + (try muxer.takeFragment())
        }
    }

    private func drain() throws(LibAVError) {
        while try encoder.receive(into: packet) == .ready {
            let first = firstDecoding ?? packet.decoding ?? 0
            firstDecoding = first
            packet.presentation = packet.presentation.map { $0 - first }
            packet.decoding = packet.decoding.map { $0 - first }
            packet.duration = 1
            try muxer.add(packet)
            packet.clear()
        }
    }
}
