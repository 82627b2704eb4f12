internal import LibAV

/// How loud a sound is as a whole, after EBU R128.
package struct Loudness: Hashable, Sendable {
    /// LUFS; nil where there is nothing to hear.
    package var integrated: Double?
    /// The highest point of the wave, dB below full scale, between samples
    /// too.
    package var truePeak: Double

    package init(integrated: Double?, truePeak: Double) {
        self.integrated = integrated
        self.truePeak = truePeak
    }

    /// What all videos are brought to, LUFS: a tablet's speaker is loud
    /// enough at that.
    static let target = -16.0
    /// Encoding moves peaks a little; beyond full scale they would crackle.
    static let highestPeak = -1.5
    /// Below this a sound is noise, not speech: made louder, it would only
    /// hiss. LUFS.
    static let silence = -50.0

    /// What brings this sound to the target.
    package var gain: SoundGain {
        guard let integrated else { return SoundGain() }
        let decibels = ((Self.target - integrated) * 100).rounded() / 100
        return SoundGain(decibels: decibels, isLimited: truePeak + decibels > Self.highestPeak)
    }
}

extension Loudness {
    /// Decodes the sound once, without the pictures.
    ///
    /// - Parameters:
    ///   - descriptor: an open, seekable file.
    ///   - start: seconds after the first picture.
    ///   - end: seconds after the first picture; nil for the end of the file.
    package static func measure(
        descriptor: Int32, probe: Probe, limits: InputLimits = InputLimits(), from start: Double = 0,
        to end: Double? = nil
    ) throws(MediaError) -> Loudness {
        Log.silence()
        guard let audio = probe.audio else { return Loudness(integrated: nil, truePeak: -.infinity) }
        let origin = rescale(probe.origin, from: probe.video.timeBase, to: audio.timeBase)
        // Sound that cannot be decoded is no reason to refuse the pictures.
        guard
            let reader = try? SoundReader(
                descriptor: descriptor, container: probe.container, stream: audio, origin: origin, limits: limits)
        else { return Loudness(integrated: nil, truePeak: -.infinity) }
        return try measure(reader, from: start, to: end ?? limits.duration)
    }

    static func measure(
        _ reader: SoundReader, from start: Double, to end: Double
    ) throws(MediaError) -> Loudness {
        let meter = try LoudnessMeter(timeBase: reader.stream.timeBase)
        try reader.read { frame, seconds throws(MediaError) in
            if seconds >= start && seconds < end { try meter.push(frame) }
            return seconds < end
        }
        return try meter.finish()
    }
}
