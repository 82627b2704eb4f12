internal import LibAV

/// Carries a plan out: workers encode chunks side by side while this thread
/// puts together what is finished.
struct TranscodeJob {
    let plan: TranscodePlan
    let request: TranscodeRequest
    let store: ChunkStore
    let folder: OutputFolder
    let playable: (VideoReport) throws(MediaError) -> Void
    /// Is told of each chunk that was encoded.
    let encoded: @Sendable (Chunk) -> Void

    private static let soundKey = "sound 2"

    func run(_ meter: consuming ProgressMeter) throws(MediaError) -> VideoReport {
        let (plan, store, folder, encoded) = (plan, store, folder, encoded)
        // What a killed process finished is not made again.
        let ready = plan.ladder.rungs.compactMap { store.track($0.name, key: "\($0)")?.track }
        let pending = plan.batches.map { batch in
            var batch = batch
            batch.rungs.removeAll { rung in ready.contains { $0.name == rung.name } }
            return batch
        }
        let finished = pending.map { batch in
            Set(plan.chunks.filter { chunk in batch.rungs.allSatisfy { store.has($0, chunk) } }.map(\.number))
        }
        let board = TranscodeBoard(
            sound: store.track("audio", key: Self.soundKey), chunks: plan.chunks.count, finished: finished,
            pixels: plan.pixels(of: pending, without: finished))
        var meter = meter
        return try Crew.run(plan.workers) {
            Self.work(plan, pending, store: store, folder: folder, board: board, encoded: encoded)
        } lead: { () throws(MediaError) in
            try assemble(ready, pending, board, &meter)
        } stop: {
            board.stop()
        }
    }

    /// What each worker does until nothing is left.
    private static func work(
        _ plan: TranscodePlan, _ batches: [Ladder], store: ChunkStore, folder: OutputFolder, board: TranscodeBoard,
        encoded: @Sendable (Chunk) -> Void
    ) {
        do throws(MediaError) {
            while let errand = board.next() {
                switch errand {
                case .sound:
                    let track = try SoundRun(plan.file, grid: plan.grid, in: folder, board: board).run()
                    try store.note(track, key: soundKey)
                    board.finished(track)
                case .chunk(let number, let batch):
                    try ChunkRun(
                        plan.file, ladder: batches[batch], chunks: plan.chunks, batch: batch, from: number,
                        threads: plan.threads, store: store, board: board
                    ).run(encoded)
                }
            }
        } catch {
            board.fail(error)
        }
    }

    /// Puts the renditions together, batch by batch.
    private func assemble(
        _ ready: [Track], _ pending: [Ladder], _ board: TranscodeBoard, _ meter: inout ProgressMeter
    ) throws(MediaError) -> VideoReport {
        var tracks = ready
        var report: VideoReport?
        var small: (strip: ThumbnailStrip, preview: String)?
        for index in pending.indices {
            let isLast = index == pending.count - 1
            let audio = try board.wait(forBatch: index) { pixels throws(MediaError) in try meter.made(pixels) }
            for rung in pending[index].rungs {
                let made = Double(tracks.count) / Double(plan.ladder.rungs.count)
                let track = try VideoFile.assemble(
                    rung, chunks: plan.chunks, threads: plan.threads, grid: plan.grid, from: store, in: folder
                ) { share throws(MediaError) in
                    if isLast { try meter.finishing(made + share / Double(plan.ladder.rungs.count)) }
                }
                try folder.sync()
                try store.note(FinishedTrack(track: track), key: "\(rung)")
                tracks.append(track)
            }
            if isLast { try meter.finishing(1) }
            let order = plan.ladder.rungs.map(\.name)
            let shown = order.compactMap { name in tracks.first { $0.name == name } }
            if report == nil, let first = shown.first { try writePoster(by: first) }
            var current = VideoReport(
                duration: plan.grid.seconds(plan.file.cut.pictures), renditions: shown, audio: audio.track,
                poster: "poster.jpg", source: plan.file.probe.summary)
            current.audioLanguage = plan.language
            current.sourceLoudness = audio.loudness
            if isLast, small == nil { small = try SmallPictures.make(from: current, in: folder) }
            (current.strip, current.preview) = (small?.strip, small?.preview)
            if !isLast { current.isPartial = true }
            try folder.write(current, language: plan.language)
            try folder.sync()
            report = current
            guard !isLast else { break }
            try playable(current)
            // Nobody waits for these: workers are busy with the rest.
            small = try SmallPictures.make(from: current, in: folder)
        }
        guard let report else { throw MediaError(.internal, "There was nothing to make; try again.") }
        return report
    }

    private func writePoster(by track: Track) throws(MediaError) {
        let jpeg = try Poster(file: plan.file, ladder: plan.ladder).jpeg(at: request.posterAt, by: track, in: folder)
        try folder.write(jpeg, to: "poster.jpg")
    }
}
