internal import Foundation

/// What brings a sound to the loudness that all videos share.
package struct SoundGain: Hashable, Sendable, Codable {
    /// Zero changes nothing.
    package var decibels: Double
    /// Whether peaks would go beyond the limit and are to be held down.
    package var isLimited: Bool

    package init(decibels: Double = 0, isLimited: Bool = false) {
        self.decibels = decibels
        self.isLimited = isLimited
    }

    /// Filters in libav's notation, each followed by a comma, for stereo at
    /// `FragmentGrid.sampleRate`; empty if there is nothing to do.
    var filters: String {
        guard decibels != 0 || isLimited else { return "" }
        let volume = "volume=\(decibels)dB:precision=float,"
        guard isLimited else { return volume }
        // Between two samples a wave can be higher than both; four times as
        // many samples show how high.
        let limit = pow(10, Loudness.highestPeak / 20)
        return volume + "aresample=\(4 * FragmentGrid.sampleRate),"
            + "alimiter=limit=\(limit):level=0:latency=1:attack=5:release=80,aresample=\(FragmentGrid.sampleRate),"
    }
}
