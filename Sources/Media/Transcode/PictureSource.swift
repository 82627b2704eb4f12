internal import LibAV

/// Brings decoded pictures to each rung's size and rate.
final class PictureSource {
    private let probe: Probe
    private let ladder: Ladder
    private let threads: Int?
    private var graph: FilterGraph?
    private var layout: [Int32] = []
    /// The first picture of another kind, until those before it are out.
    private var waiting: Frame?
    private let frame: Frame
    /// Handed out so far, of the highest rung.
    private var pictures = 0

    /// - Parameter threads: to filter with; nil for one a core.
    init(_ probe: Probe, ladder: Ladder, threads: Int? = nil) throws(MediaError) {
        self.threads = threads
        self.probe = probe
        self.ladder = ladder
        frame = try making { () throws(LibAVError) in try Frame() }
    }

    /// Takes a picture; its time counts from the first one. What is ready
    /// must be drained before the next one.
    func push(_ frame: borrowing Frame) throws(MediaError) {
        if graph == nil {
            try open(frame)
        } else if frame.layout != layout {
            // Two recordings in one file: filters keep to the size that they
            // began with.
            waiting = try making { () throws(LibAVError) in try frame.reference() }
            try finish(at: frame.presentation ?? 0)
            return
        }
        try making { () throws(LibAVError) in try graph?.push(frame) }
    }

    /// Says when the last picture ends.
    func finish(at end: Int64) throws(MediaError) {
        try making { () throws(LibAVError) in try graph?.finish(at: end) }
    }

    /// Hands on what is ready, by turns, so that no rung's pictures pile up.
    func drain(_ take: (borrowing Frame, Int) throws(MediaError) -> Void) throws(MediaError) {
        while true {
            var isMore = false
            for rung in ladder.rungs.indices {
                let isReady = try making { () throws(LibAVError) in try graph?.pull(rung, into: frame) == .ready }
                guard isReady else { continue }
                if rung == ladder.rungs.count - 1 { pictures += 1 }
                try take(frame, rung)
                isMore = true
            }
            guard !isMore else { continue }
            guard let next = waiting.take() else { return }
            try open(next)
            try making { () throws(LibAVError) in try graph?.push(next) }
        }
    }

    /// Makes the filters for pictures like this one.
    private func open(_ frame: borrowing Frame) throws(MediaError) {
        layout = frame.layout
        let description = PictureFilters.description(
            ladder, probe: probe, colour: frame.colour, isInterlaced: probe.video.isInterlaced || frame.isInterlaced,
            after: pictures)
        graph = try making { () throws(LibAVError) in
            try FilterGraph(
                .video, like: frame, timeBase: probe.video.timeBase, description: description,
                outputs: ladder.rungs.indices.map { "v\($0)" }, threads: threads)
        }
    }
}
