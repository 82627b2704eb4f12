internal import LibAV

/// How loud a sound is as a whole, after EBU R128.
package struct Loudness: Hashable, Sendable {
    /// LUFS; nil where there is nothing to hear.
    package var integrated: Double?
    /// The highest point of the wave, dB below full scale, between samples
    /// too.
    package var truePeak: Double
    /// What brings this sound to the target.
    package var gain: SoundGain

    package init(integrated: Double?, truePeak: Double) {
        self.integrated = integrated
        self.truePeak = truePeak
        let decibels = integrated.map { ((Self.target - $0) * 100).rounded() / 100 } ?? 0
        gain = SoundGain(decibels: decibels, isLimited: integrated != nil && truePeak + decibels > Self.highestPeak)
    }

    /// What all videos are brought to, LUFS: a tablet's speaker is loud
    /// enough at that.
    static let target = -16.0
    /// Encoding moves peaks a little; beyond full scale they would crackle.
    static let highestPeak = -1.5
    /// Below this a sound is noise, not speech: made louder, it would only
    /// hiss. LUFS.
    static let silence = -50.0
}

extension Loudness {
    /// Decodes the sound, without the pictures: once, or again where peaks are
    /// held down.
    ///
    /// - Parameters:
    ///   - end: seconds after the reader's zero; what lies before that zero
    ///     doesn't count either.
    ///   - open: gives a reader at the front of the sound each time.
    static func measure(
        to end: Double, _ open: () throws(MediaError) -> SoundReader
    ) throws(MediaError) -> Loudness {
        func pass(_ gain: SoundGain) throws(MediaError) -> Loudness {
            let reader = try open()
            let meter = try LoudnessMeter(timeBase: reader.stream.timeBase, gain: gain)
            try reader.read { frame, seconds throws(MediaError) in
                if seconds >= 0 && seconds < end { try meter.push(frame) }
                return seconds < end
            }
            return try meter.finish()
        }
        var loudness = try pass(SoundGain())
        guard loudness.gain.isLimited else { return loudness }
        // Peaks that are held down, such as claps, no longer count for as
        // much: what is left of the sound may be raised further.
        for _ in 0..<2 {
            guard let reached = try pass(loudness.gain).integrated, reached < target - 0.5 else { break }
            loudness.gain.decibels += ((target - reached) * 100).rounded() / 100
        }
        return loudness
    }
}
