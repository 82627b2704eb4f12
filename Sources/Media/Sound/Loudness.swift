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
        func open() throws(MediaError) -> SoundReader {
            try SoundReader(
                descriptor: descriptor, container: probe.container, stream: audio, origin: origin, limits: limits)
        }
        // Sound that cannot be decoded is no reason to refuse the pictures.
        guard (try? open()) != nil else { return Loudness(integrated: nil, truePeak: -.infinity) }
        return try measure(from: start, to: end ?? limits.duration, open)
    }

    /// - Parameter open: gives a reader at the front of the sound each time.
    static func measure(
        from start: Double, to end: Double, _ open: () throws(MediaError) -> SoundReader
    ) throws(MediaError) -> Loudness {
        func pass(_ gain: SoundGain) throws(MediaError) -> Loudness {
            let reader = try open()
            let meter = try LoudnessMeter(timeBase: reader.stream.timeBase, gain: gain)
            try reader.read { frame, seconds throws(MediaError) in
                if seconds >= start && seconds < end { try meter.push(frame) }
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
