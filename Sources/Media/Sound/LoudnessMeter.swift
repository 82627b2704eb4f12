internal import Foundation
internal import LibAV

/// Measures decoded samples as they will be heard: in stereo.
final class LoudnessMeter {
    private let gain: SoundGain
    private let graph: SoundGraph
    private let frame: Frame
    private var integrated: Double?
    private var peak = 0.0

    /// - Parameter gain: is applied before measuring.
    init(timeBase: Rational, gain: SoundGain = SoundGain()) throws(MediaError) {
        graph = SoundGraph(timeBase: timeBase)
        self.gain = gain
        frame = try making { () throws(LibAVError) in try Frame() }
    }

    func push(_ frame: borrowing Frame) throws(MediaError) {
        // After a change of channels only the new part counts: rare, and most
        // often the old part was the short one.
        try graph.push(
            frame,
            through: "aresample=\(FragmentGrid.sampleRate),aformat=channel_layouts=stereo,\(gain.filters)"
                + "ebur128=metadata=1:peak=true")
        try drain()
    }

    func finish() throws(MediaError) -> Loudness {
        try graph.finish()
        try drain()
        // libav starts from -70, which stays where nothing was ever louder.
        let heard = integrated.flatMap { $0 > Loudness.silence ? $0 : nil }
        return Loudness(integrated: heard, truePeak: peak > 0 ? 20 * log10(peak) : -.infinity)
    }

    private func drain() throws(MediaError) {
        while try graph.pull(into: frame) {
            integrated = frame.note("lavfi.r128.I").flatMap { Double($0) } ?? integrated
            for side in ["lavfi.r128.true_peaks_ch0", "lavfi.r128.true_peaks_ch1"] {
                peak = max(peak, frame.note(side).flatMap { Double($0) } ?? 0)
            }
        }
    }
}
