internal import LibAV

/// Brings decoded pictures to each rung's size and rate.
final class PictureSource {
    private let probe: Probe
    private let ladder: Ladder
    private var graph: FilterGraph?
    private let frame: Frame

    init(_ probe: Probe, ladder: Ladder) throws(MediaError) {
        self.probe = probe
        self.ladder = ladder
        frame = try making { () throws(LibAVError) in try Frame() }
    }

    /// Takes a picture; its time counts from the first one.
    func push(_ frame: borrowing Frame) throws(MediaError) {
        if graph == nil {
            let description = PictureFilters.description(
                ladder, probe: probe, colour: frame.colour, isInterlaced: probe.video.isInterlaced || frame.isInterlaced
            )
            graph = try making { () throws(LibAVError) in
                try FilterGraph(
                    .video, like: frame, timeBase: probe.video.timeBase, description: description,
                    outputs: ladder.rungs.indices.map { "v\($0)" })
            }
        }
        try making { () throws(LibAVError) in try graph?.push(frame) }
    }

    /// Says when the last picture ends.
    func finish(at end: Int64) throws(MediaError) {
        try making { () throws(LibAVError) in try graph?.finish(at: end) }
    }

    /// Hands on what is ready, by turns, so that no rung's pictures pile up.
    func drain(_ take: (borrowing Frame, Int) throws(MediaError) -> Void) throws(MediaError) {
        var isMore = true
        while isMore {
            isMore = false
            for rung in ladder.rungs.indices {
                let isReady = try making { () throws(LibAVError) in try graph?.pull(rung, into: frame) == .ready }
                guard isReady else { continue }
                try take(frame, rung)
                isMore = true
            }
        }
    }
}
