internal import Foundation
internal import LibAV
internal import Synchronization

/// Encodes a few moments of a video to learn what its content costs.
struct ContentProbe: Sendable {
    let file: SourceFile
    /// The rungs that the source has room for.
    let ladder: Ladder
    /// How many moments are encoded at a time.
    let workers: Int

    /// x264's constant rate factors.
    static let fine = 24.0
    static let coarse = 30.0

    /// One encoding of the moments.
    private struct Trial: Sendable {
        var rung: Int
        var settings: Encoder.H264
        var sample: ContentSample
    }

    /// What the moments cost at the size of the best rung, and in two
    /// qualities at a smaller one.
    ///
    /// - Parameter progress: is told the share of moments that are done;
    ///   throws to stop.
    func samples(
        _ progress: (Double) throws(MediaError) -> Void = { _ throws(MediaError) in }
    ) throws(MediaError) -> [ContentSample] {
        let probing = rungs
        let trials = probing.rungs.indices.flatMap { self.trials(probing.rungs[$0], $0, isLowest: $0 == 0) }
        let moments = moments
        let waiting = Mutex(moments[...])
        let found = Mutex([[Int]]())
        let done = Mutex(0)
        try Crew.run(workers) {
            while let first = waiting.withLock({ $0.popFirst() }) {
                // A damaged moment tells nothing; the others do.
                if let bytes = try? encode(trials, of: probing, from: first) { found.withLock { $0.append(bytes) } }
                done.withLock { $0 += 1 }
            }
        } lead: { () throws(MediaError) in
            var told = 0
            while told < moments.count {
                usleep(20_000)
                let count = done.withLock { $0 }
                if count > told { try progress(Double(count) / Double(moments.count)) }
                told = count
            }
        } stop: {
            waiting.withLock { $0 = [] }
        }
        let moment = Double(momentLength) / ladder.frameRate.rate.value
        let all = found.withLock { $0 }
        return trials.indices.map { index in
            var sample = trials[index].sample
            let bytes = all.reduce(0) { $0 + $1[index] }
            sample.rate = Double(bytes * 8) / (moment * Double(max(1, all.count)))
            return sample
        }
    }

    /// Two seconds, or what there is.
    private var momentLength: Int { min(ladder.frameRate.groupLength, file.cut.pictures) }

    /// The numbers of the pictures at which the moments begin: one for some
    /// eighteen seconds, spread evenly.
    private var moments: [Int] {
        // Where the file must be read from its front, only the front is cheap.
        guard file.scan.isExact else { return [0] }
        let rate = ladder.frameRate.rate
        let seconds = Double(file.cut.pictures) / rate.value
        let count = max(1, min(6, Int((seconds / 18).rounded())))
        let room = file.cut.pictures - momentLength
        return (0..<count).map { number in
            let first = (2 * number + 1) * room / (2 * count)
            return keyPicture(near: first) ?? first
        }
    }

    /// A picture shortly before, from which no others need to be decoded.
    private func keyPicture(near first: Int) -> Int? {
        let tick = ladder.frameRate.rate.inverted
        let time = rescale(Int64(first), from: tick, to: file.probe.video.timeBase)
        guard let key = file.scan.keys(before: file.cut.origin + time).first else { return nil }
        let picture = rescale(key.presentation - file.cut.origin, from: file.probe.video.timeBase, to: tick)
        return picture >= 0 && first - Int(picture) < ladder.frameRate.groupLength * 2 ? Int(picture) : nil
    }

    /// The best rung, and one of about 540 lines if that is much smaller; all
    /// at the full rate.
    private var rungs: Ladder {
        var probing = ladder
        probing.rungs = Array(ladder.rungs.suffix(1))
        if let top = ladder.rungs.last, top.side > 648, let middle = ladder.rungs.last(where: { $0.side <= 540 }) {
            probing.rungs.insert(middle, at: 0)
        }
        for rung in probing.rungs.indices {
            probing.rungs[rung].frameRate = ladder.frameRate.rate
            probing.rungs[rung].groupLength = ladder.frameRate.groupLength
        }
        return probing
    }

    private func trials(_ rung: LadderRung, _ index: Int, isLowest: Bool) -> [Trial] {
        (isLowest ? [Self.fine, Self.coarse] : [Self.fine]).map { quality in
            var rung = rung
            rung.preset = "veryfast"
            rung.tuning = PerTitle.tuning
            rung.quality = quality
            // Without a cap.
            rung.maximumRate = 0
            return Trial(
                rung: index, settings: rung.encoding, sample: ContentSample(size: rung.size, quality: quality, rate: 0))
        }
    }

    /// Bytes of each trial.
    private func encode(_ trials: [Trial], of probing: Ladder, from first: Int) throws(MediaError) -> [Int] {
        var lanes: [Lane] = []
        for trial in trials { lanes.append(try Lane(trial.settings, rung: trial.rung, threads: file.threads)) }
        let length = momentLength
        let reader = try PictureReader(file, ladder: probing, from: first)
        let isOver = { lanes.allSatisfy { $0.pictures >= length } }
        try reader.read(until: isOver) { frame, rung throws(MediaError) in
            for lane in lanes where lane.rung == rung && lane.pictures < length { try lane.add(frame) }
        }
        for lane in lanes { try lane.finish() }
        return lanes.map(\.bytes)
    }

    private final class Lane {
        let rung: Int
        private(set) var pictures = 0
        private(set) var bytes = 0
        private let encoder: Encoder
        private let packet: Packet

        init(_ settings: Encoder.H264, rung: Int, threads: Int) throws(MediaError) {
            self.rung = rung
            var settings = settings
            settings.threads = threads
            encoder = try making { () throws(LibAVError) in try Encoder(settings) }
            packet = try making { () throws(LibAVError) in try Packet() }
        }

        func add(_ frame: borrowing Frame) throws(MediaError) {
            frame.presentation = Int64(pictures)
            frame.markKey(pictures == 0)
            pictures += 1
            try making { () throws(LibAVError) in try encoder.send(frame) }
            try count()
        }

        func finish() throws(MediaError) {
            try making { () throws(LibAVError) in try encoder.finish() }
            try count()
        }

        private func count() throws(MediaError) {
            while try making({ () throws(LibAVError) in try encoder.receive(into: packet) }) == .ready {
                bytes += packet.bytes
            }
        }
    }
}
