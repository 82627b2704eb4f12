internal import LibAV

/// Brings sound of any kind into stereo at 48 kHz and the loudness that all
/// videos share; it starts at zero and never ends: silence fills what is
/// missing.
final class SoundSource {
    private let gain: SoundGain
    private let graph: SoundGraph
    private let frame: Frame
    /// Samples handed out so far.
    private var samples = 0

    /// - Parameter timeBase: of the frames pushed.
    init(timeBase: Rational, gain: SoundGain = SoundGain()) throws(MediaError) {
        graph = SoundGraph(timeBase: timeBase)
        self.gain = gain
        frame = try making { () throws(LibAVError) in try Frame() }
    }

    /// Takes decoded samples, whose times count from the first picture.
    func push(_ frame: borrowing Frame) throws(MediaError) {
        try graph.push(
            frame,
            through: "aresample=\(FragmentGrid.sampleRate):async=1:first_pts=\(samples),"
                + "aformat=sample_fmts=fltp:channel_layouts=stereo,\(gain.filters)aformat=sample_fmts=fltp,apad")
    }

    /// Hands on what is ready, a packet's worth each time.
    func drain(_ take: (borrowing Frame) throws(MediaError) -> Void) throws(MediaError) {
        while try pull() {
            try take(frame)
        }
    }

    /// Hands on at least `count` samples in all; nothing can be pushed after
    /// that.
    func fill(
        until count: Int, _ take: (borrowing Frame) throws(MediaError) -> Void
    ) throws(MediaError) {
        if graph.isEmpty { try graph.fallSilent() } else { try graph.finish() }
        while samples < count {
            guard try pull() else { throw MediaError(.internal, "The sound ended too soon; try again.") }
            try take(frame)
        }
    }

    private func pull() throws(MediaError) -> Bool {
        let isReady = try graph.pull(FragmentGrid.samplesPerPacket, into: frame)
        if isReady { samples += frame.samples }
        return isReady
    }
}
