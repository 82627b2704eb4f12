internal import LibAV

/// One pass of one worker over neighbouring chunks: decode, filter, encode.
final class ChunkRun {
    private let file: SourceFile
    private let ladder: Ladder
    private let chunks: [Chunk]
    private let store: ChunkStore
    private let board: TranscodeBoard
    private let batch: Int
    private let threads: Int

    private var lanes: [Lane] = []
    /// The last chunk that this run has taken.
    private var lastTaken: Int
    private var isClosed = false
    /// How many rungs have ended each chunk.
    private var ended: [Int: Int] = [:]

    /// One rung's way through the chunks.
    private final class Lane {
        var writer: ChunkWriter?
        var last: Frame?
    }

    /// - Parameters:
    ///   - ladder: the rungs to make.
    ///   - batch: which of the board's batches the chunks belong to.
    ///   - first: the number of a chunk that was taken from the board.
    init(
        _ file: SourceFile, ladder: Ladder, chunks: [Chunk], batch: Int, from first: Int, threads: Int,
        store: ChunkStore, board: TranscodeBoard
    ) throws(MediaError) {
        self.file = file
        self.ladder = ladder
        self.chunks = chunks
        self.batch = batch
        self.threads = threads
        self.store = store
        self.board = board
        lastTaken = first
        for rung in ladder.rungs.indices {
            let lane = Lane()
            lane.writer = try writer(chunks[first], rung)
            lanes.append(lane)
        }
    }

    /// - Parameter encoded: is told of each chunk when it is durable.
    func run(_ encoded: (Chunk) -> Void) throws(MediaError) {
        let reader = try PictureReader(file, ladder: ladder, from: chunks[lastTaken].pictures.lowerBound)
        let isOver = { self.isDone }
        try reader.read(until: isOver) { frame, rung throws(MediaError) in
            let lane = lanes[rung]
            guard lane.writer != nil else { return }
            lane.last = try making { () throws(LibAVError) in try frame.reference() }
            try add(frame, rung, encoded)
        }
        if !isDone { try refuseIfCutOff(reader.decodedEnd) }
        // What could not be decoded at the end shows the last picture.
        for rung in ladder.rungs.indices {
            while lanes[rung].writer != nil {
                guard let frame = lanes[rung].last.take() else {
                    throw MediaError(
                        .unreadable, "No picture of the video could be decoded; upload another copy of it.",
                        as: .nothingDecoded)
                }
                try add(frame, rung, encoded)
                lanes[rung].last = consume frame
            }
        }
    }

    private var isDone: Bool { lanes.allSatisfy { $0.writer == nil } }

    private func step(_ rung: Int) -> Int { ladder.frameRate.groupLength / ladder.rungs[rung].groupLength }

    private func writer(_ chunk: Chunk, _ rung: Int) throws(MediaError) -> ChunkWriter {
        try ChunkWriter(chunk, of: ladder.rungs[rung], step: step(rung), threads: threads, in: store)
    }

    private func add(
        _ frame: borrowing Frame, _ rung: Int, _ encoded: (Chunk) -> Void
    ) throws(MediaError) {
        guard let writer = lanes[rung].writer else { return }
        try writer.add(frame)
        try board.made(Double(ladder.rungs[rung].size.width * ladder.rungs[rung].size.height))
        guard writer.missing == 0 else { return }
        try writer.finish()
        lanes[rung].writer = nil
        let number = writer.chunk.number
        ended[number, default: 0] += 1
        if ended[number] == lanes.count {
            try store.sync()
            board.finished(number, batch: batch)
            encoded(writer.chunk)
        }
        if number == lastTaken, !isClosed {
            if let next = board.goOn(after: number, batch: batch) { lastTaken = next } else { isClosed = true }
        }
        if number < lastTaken { lanes[rung].writer = try self.writer(chunks[number + 1], rung) }
    }

    /// A file that says it is longer than it is was not uploaded whole.
    private func refuseIfCutOff(_ decodedEnd: Int64) throws(MediaError) {
        let tick = file.probe.video.timeBase.value
        let expected = Double(min(file.cut.end, file.scan.videoEnd - file.cut.origin)) * tick
        let made = Double(decodedEnd) * tick
        guard made < Probe.leastWhole(expected) else { return }
        throw MediaError(
            .unreadable,
            "The file is cut off: it should last \(Int(expected)) seconds but ends after \(Int(made)); upload it again.",
            as: .cutOff, "\(Int(expected))", "\(Int(made))")
    }
}
