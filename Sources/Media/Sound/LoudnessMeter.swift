internal import Foundation
internal import LibAV

/// Measures decoded samples as they will be heard: in stereo.
final class LoudnessMeter {
    private let timeBase: Rational
    private let gain: SoundGain
    private var graph: FilterGraph?
    private var layout: [Int32] = []
    private let frame: Frame
    private var integrated: Double?
    private var peak = 0.0

    /// - Parameter gain: is applied before measuring.
    init(timeBase: Rational, gain: SoundGain = SoundGain()) throws(MediaError) {
        self.timeBase = timeBase
        self.gain = gain
        frame = try making { () throws(LibAVError) in try Frame() }
    }

    func push(_ frame: borrowing Frame) throws(MediaError) {
        if graph == nil || frame.layout != layout {
            // After a change only the new part counts: rare, and most often
            // the old part was the short one.
            layout = frame.layout
            let description =
                "[in]aresample=\(FragmentGrid.sampleRate),aformat=channel_layouts=stereo,\(gain.filters)"
                + "ebur128=metadata=1:peak=true[out]"
            graph = try reading { () throws(LibAVError) in
                try FilterGraph(.audio, like: frame, timeBase: timeBase, description: description, outputs: ["out"])
            }
        }
        try reading { () throws(LibAVError) in try graph?.push(frame) }
        try drain()
    }

    func finish() throws(MediaError) -> Loudness {
        try making { () throws(LibAVError) in try graph?.finish(at: Int64.min) }
        try drain()
        // libav starts from -70, which stays where nothing was ever louder.
        let heard = integrated.flatMap { $0 > Loudness.silence ? $0 : nil }
        return Loudness(integrated: heard, truePeak: peak > 0 ? 20 * log10(peak) : -.infinity)
    }

    private func drain() throws(MediaError) {
        while try making({ () throws(LibAVError) in try graph?.pull(0, into: frame) == .ready }) {
            integrated = frame.note("lavfi.r128.I").flatMap { Double($0) } ?? integrated
            for side in ["lavfi.r128.true_peaks_ch0", "lavfi.r128.true_peaks_ch1"] {
                peak = max(peak, frame.note(side).flatMap { Double($0) } ?? 0)
            }
        }
    }
}
