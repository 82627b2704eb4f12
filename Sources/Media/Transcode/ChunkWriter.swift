internal import LibAV

/// Encodes one rung's pictures of one chunk into its file.
final class ChunkWriter {
    let chunk: Chunk
    /// Pictures that are still to come.
    private(set) var missing: Int

    private let rung: LadderRung
    private let encoder: Encoder
    private let file: ChunkFile.Writer
    private let packet: Packet
    private var pictures = 0

    /// - Parameter step: pictures of the ladder's rate for one of this rung.
    init(
        _ chunk: Chunk, of rung: LadderRung, step: Int, threads: Int, in store: ChunkStore
    ) throws(MediaError) {
        self.chunk = chunk
        self.rung = rung
        missing = chunk.count(step: step)
        let encoder = try making { () throws(LibAVError) in try Encoder(rung.encoding(threads: threads)) }
        packet = try making { () throws(LibAVError) in try Packet() }
        file = try store.writer(rung, chunk, header: encoder.header)
        self.encoder = encoder
    }

    func add(_ frame: borrowing Frame) throws(MediaError) {
        frame.presentation = Int64(pictures)
        frame.markKey(pictures % rung.groupLength == 0)
        pictures += 1
        missing -= 1
        try making { () throws(LibAVError) in try encoder.send(frame) }
        try drain()
    }

    private func drain() throws(MediaError) {
        while try making({ () throws(LibAVError) in try encoder.receive(into: packet) }) == .ready {
            try file.add(packet, presentation: packet.presentation ?? 0)
            packet.clear()
        }
    }

    /// Encodes what is left and makes the file durable.
    func finish() throws(MediaError) {
        try making { () throws(LibAVError) in try encoder.finish() }
        try drain()
        try file.complete()
    }
}

extension Chunk {
    /// The pictures of a rung that shows every `step`th.
    func count(step: Int) -> Int { (pictures.upperBound + step - 1) / step - pictures.lowerBound / step }
}

extension LadderRung {
    func encoding(threads: Int) -> Encoder.H264 {
        var encoding = encoding
        encoding.threads = threads
        return encoding
    }
}
