internal import LibAV

/// Brings sound of any kind into stereo at 48 kHz and the loudness that all
/// videos share; it starts at zero and never ends: silence fills what is
/// missing.
final class SoundSource {
    private let timeBase: Rational
    private let gain: SoundGain
    private var graph: FilterGraph?
    private var layout: [Int32] = []
    private let frame: Frame
    /// Samples handed out so far.
    private var samples = 0

    /// - Parameter timeBase: of the frames pushed.
    init(timeBase: Rational, gain: SoundGain = SoundGain()) throws(MediaError) {
        self.timeBase = timeBase
        self.gain = gain
        frame = try making { () throws(LibAVError) in try Frame() }
    }

    /// Takes decoded samples, whose times count from the first picture.
    func push(_ frame: borrowing Frame) throws(MediaError) {
        if graph == nil || frame.layout != layout {
            layout = frame.layout
            let description =
                "[in]aresample=\(FragmentGrid.sampleRate):async=1:first_pts=\(samples),"
                + "aformat=sample_fmts=fltp:channel_layouts=stereo,\(gain.filters)"
                + "aformat=sample_fmts=fltp,apad[out]"
            graph = try reading { () throws(LibAVError) in
                try FilterGraph(.audio, like: frame, timeBase: timeBase, description: description, outputs: ["out"])
            }
        }
        try reading { () throws(LibAVError) in try graph?.push(frame) }
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
        if graph == nil {
            let description = "anullsrc=r=\(FragmentGrid.sampleRate):cl=stereo,aformat=sample_fmts=fltp[out]"
            graph = try making { () throws(LibAVError) in
                try FilterGraph(.audio, description: description, outputs: ["out"])
            }
        } else {
            try making { () throws(LibAVError) in try graph?.finish(at: Int64.min) }
        }
        while samples < count {
            guard try pull() else { throw MediaError(.internal, "The sound ended too soon; try again.") }
            try take(frame)
        }
    }

    private func pull() throws(MediaError) -> Bool {
        let isReady = try making { () throws(LibAVError) in
            try graph?.pull(0, samples: FragmentGrid.samplesPerPacket, into: frame) == .ready
        }
        if isReady { samples += frame.samples }
        return isReady
    }
}
