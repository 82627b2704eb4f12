internal import LibAV

/// Encodes one rung's pictures into its file, in one go.
final class VideoTrackWriter {
    let rung: LadderRung
    /// Pictures taken so far.
    private(set) var pictures = 0

    private let encoder: Encoder
    private let packet: Packet
    private let file: VideoFile

    /// The decoding time of the first packet: negative where there are
    /// B-frames.
    private var firstDecoding: Int64?
    private var last: Frame?

    init(_ rung: LadderRung, in folder: OutputFolder) throws(MediaError) {
        self.rung = rung
        let encoder = try making { () throws(LibAVError) in try Encoder(rung.encoding) }
        file = try VideoFile(rung, like: encoder, in: folder)
        self.encoder = encoder
        packet = try making { () throws(LibAVError) in try Packet() }
    }

    /// Takes the next picture, of the rung's size; the rung's constant rate
    /// says when it is shown.
    func add(_ frame: borrowing Frame) throws(MediaError) {
        last = try making { () throws(LibAVError) in try frame.reference() }
        frame.presentation = Int64(pictures)
        frame.markKey(pictures % rung.groupLength == 0)
        pictures += 1
        try making { () throws(LibAVError) in try encoder.send(frame) }
        try drain()
    }

    /// Shows the last picture once more.
    func repeatLast() throws(MediaError) {
        guard let frame = last.take() else { return }
        try add(frame)
    }

    private func drain() throws(MediaError) {
        while try making({ () throws(LibAVError) in try encoder.receive(into: packet) }) == .ready {
            let first = firstDecoding ?? packet.decoding ?? 0
            firstDecoding = first
            packet.presentation = packet.presentation.map { $0 - first }
            packet.decoding = packet.decoding.map { $0 - first }
            try file.add(packet)
            packet.clear()
        }
    }

    /// Encodes what is left and makes the file durable.
    func finish(_ grid: FragmentGrid, pictures total: Int) throws(MediaError) -> Track {
        last = nil
        try making { () throws(LibAVError) in try encoder.finish() }
        try drain()
        return try file.finish(grid, pictures: total)
    }
}
