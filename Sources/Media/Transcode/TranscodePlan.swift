internal import LibAV

/// What is to be made of a file, and in which order.
struct TranscodePlan: Sendable {
    var file: SourceFile
    var ladder: Ladder
    var grid: FragmentGrid
    var chunks: [Chunk]
    /// Ladders of the rungs that are encoded from one decoding, in the order
    /// in which they are to be ready.
    var batches: [Ladder] { isAtOnce ? [ladder] : Self.batches(ladder) }
    /// Of the sound.
    var language: String
    /// How many chunks are encoded at a time.
    var workers: Int
    /// For each encoder.
    var threads: Int
    private let isAtOnce: Bool

    /// - Parameters:
    ///   - isAtOnce: whether all rungs are made from one decoding, which
    ///     costs least, instead of one before the others, which can be played
    ///     soonest.
    ///   - memory: bytes that pictures may take.
    ///   - progress: is told how much of the file was read, from 0 to 1;
    ///     throws to stop.
    init(
        _ input: consuming Input, request: TranscodeRequest, descriptor: Int32, limits: InputLimits, cores: Int,
        memory: Int, isAtOnce: Bool, progress: (Double) throws(MediaError) -> Void
    ) throws(MediaError) {
        var probe = input.probe
        let scan = try PacketScan(input, progress: progress)
        if let audio = probe.audio, !Self.canDecode(audio, of: input.demuxer, limits) { probe.audio = nil }
        try Self.refuse(probe, scan, limits)
        if request.isMirrored { probe.video.isMirrored.toggle() }
        let fixed = Ladder(source: probe.size, frameRate: probe.frameRate)
        let cut = try Cut(request, probe: probe, scan: scan, ladder: fixed)
        // Pictures without times of their own are only found from the front.
        workers = scan.isExact ? Self.workers(probe, fixed, cores: cores, memory: memory) : 1
        threads = max(1, cores / workers)
        file = SourceFile(
            descriptor: descriptor, probe: probe, scan: scan, cut: cut, limits: limits, threads: threads)
        ladder = fixed
        language = request.language
        grid = FragmentGrid(ladder.frameRate)
        chunks = Chunk.all(of: cut.pictures, grid: grid, cores: workers)
        self.isAtOnce = isAtOnce
    }

    /// Chooses the rungs by what a few moments cost to encode.
    ///
    /// - Parameters:
    ///   - store: keeps what was measured, so that a killed worker's successor
    ///     chooses the same.
    ///   - progress: is told the share of moments that were encoded; throws to
    ///     stop.
    mutating func fit(
        _ store: ChunkStore, progress: (Double) throws(MediaError) -> Void
    ) throws(MediaError) {
        let samples: [ContentSample]
        if let known = store.samples() {
            samples = known
        } else {
            samples = try ContentProbe(file: file, ladder: ladder, workers: workers).samples(progress)
            try store.note(samples)
        }
        ladder = Ladder(perTitle: ladder, samples: samples)
    }

    /// Pixels to be encoded for all rungs: a measure of the work.
    var pixels: Double { batches.reduce(0) { $0 + $1.pixels(of: file.cut.pictures) } }

    /// Pixels that need not be encoded any more.
    ///
    /// - Parameters:
    ///   - pending: the rungs of each batch that are not finished.
    ///   - chunks: the numbers of finished chunks of each batch.
    func pixels(of pending: [Ladder], without finished: [Set<Int>]) -> Double {
        zip(pending, finished).reduce(pixels) { left, item in
            left
                - chunks.filter { !item.1.contains($0.number) }
                .reduce(0) { $0 + item.0.pixels(of: $1.pictures.count) }
        }
    }

    /// The smallest rung that shows a movement well goes first: it is there
    /// soonest.
    private static func batches(_ ladder: Ladder) -> [Ladder] {
        guard ladder.rungs.count > 1 else { return [ladder] }
        let index = ladder.rungs.firstIndex { min($0.size.width, $0.size.height) >= 360 } ?? 0
        var (first, rest) = (ladder, ladder)
        first.rungs = [ladder.rungs[index]]
        rest.rungs.remove(at: index)
        return [first, rest]
    }

    /// Sound that cannot be decoded is no reason to refuse the pictures.
    private static func canDecode(_ stream: StreamInfo, of demuxer: borrowing Demuxer, _ limits: InputLimits) -> Bool {
        let decoder = try? Decoder(
            stream, of: demuxer, codecs: InputLimits.codecs, maximumPixels: limits.pixels, threads: 1)
        return decoder != nil
    }

    private static func refuse(_ probe: Probe, _ scan: PacketScan, _ limits: InputLimits) throws(MediaError) {
        let video = Double(scan.videoEnd - probe.origin) * probe.video.timeBase.value
        let audio = scan.audioEnd.map { end in
            Double(end) * (probe.audio?.timeBase.value ?? 0) - Double(probe.origin) * probe.video.timeBase.value
        }
        guard max(video, audio ?? 0) < limits.duration else {
            throw MediaError(
                .unsuitable, "The video is longer than the \(Int(limits.duration / 60)) minutes allowed; cut it.",
                as: .longerThanAllowed, "\(Int(limits.duration / 60))")
        }
        // A file that says it is longer than it is was not uploaded whole.
        let made = max(video, probe.video.duration == nil ? audio ?? 0 : 0)
        if let expected = probe.expected, made < Probe.leastWhole(expected) {
            throw MediaError(
                .unreadable,
                "The file is cut off: it should last \(Int(expected)) seconds but ends after \(Int(made)); upload it again.",
                as: .cutOff, "\(Int(expected))", "\(Int(made))")
        }
    }

    /// As many as there are cores, if their pictures fit into `memory`.
    private static func workers(_ probe: Probe, _ ladder: Ladder, cores: Int, memory: Int) -> Int {
        // A decoder keeps up to 16 pictures and some on their way, of two
        // bytes a sample where there are ten bits; an encoder some 40, with
        // what it found out about them.
        let decoding = probe.video.width * probe.video.height * 3 * 20
        let encoding = ladder.rungs.reduce(0) { $0 + $1.size.width * $1.size.height } * 80
        return max(1, min(cores, memory / max(1, decoding + encoding)))
    }
}

extension Ladder {
    /// Pixels to be encoded for so many pictures of the ladder's rate.
    fileprivate func pixels(of pictures: Int) -> Double {
        rungs.reduce(0) { sum, rung in
            let step = Double(frameRate.groupLength) / Double(rung.groupLength)
            return sum + Double(rung.size.width * rung.size.height) * Double(pictures) / step
        }
    }
}
