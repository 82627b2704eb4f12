extension MultivariantPlaylist {
    /// The playlist of one video.
    package init(_ report: VideoReport, language: String = "da") {
        self.init(
            audio: Audio(uri: report.audio.playlist, language: language),
            variants: Self.order(ofRungs: report.renditions.map(\.name)).compactMap {
                Variant(report.renditions[$0], audio: report.audio)
            },
            keyFrames: report.renditions.compactMap { KeyFrames($0) })
    }

    /// The indices of rungs in the order of variants, given from the lowest.
    ///
    /// The best one of at most 2000 kb/s of pictures comes first (Apple HLS
    /// 1.32), then the others from the lowest up.
    static func order(ofRungs names: [String]) -> [Int] {
        let first = names.lastIndex { startRungs.contains($0) } ?? 0
        return [first] + names.indices.filter { $0 != first }
    }

    /// The rungs that a player may start with.
    private static let startRungs = ["360p", "540p"]
}

extension MultivariantPlaylist.Variant {
    /// Nil for sound.
    package init?(_ track: Track, audio: Track, base: String = "") {
        guard let size = track.size, let frameRate = track.frameRate else { return nil }
        self.init(
            uri: base + track.playlist, bandwidth: track.bandwidth + audio.bandwidth,
            codecs: "\(track.codecs),\(audio.codecs)", size: size, frameRate: frameRate)
    }
}

extension MultivariantPlaylist.KeyFrames {
    /// Nil for sound.
    package init?(_ track: Track, base: String = "") {
        guard let size = track.size else { return nil }
        self.init(
            uri: base + track.keyFramePlaylist, bandwidth: track.keyFrameBandwidth, codecs: track.codecs, size: size)
    }
}

extension Track {
    package var bandwidth: Bandwidth { Bandwidth(average: averageBandwidth, peak: peakBandwidth) }

    /// Of the key frames alone.
    package var keyFrameBandwidth: Bandwidth {
        Bandwidth(
            of: fragments.compactMap { fragment in
                fragment.keyFrameLength.map { (seconds: fragment.duration, bytes: $0) }
            })
    }
}

extension Bandwidth {
    /// Measured over parts in order of time.
    ///
    /// The peak is that of the worst run of parts that lasts between half and
    /// one and a half target durations (RFC 8216, 4.1), so a very short part
    /// at the end doesn't count alone.
    package init(of parts: [(seconds: Double, bytes: Int)]) {
        let target = Double(MediaPlaylist.segmentDuration)
        let total = parts.reduce((seconds: 0.0, bytes: 0)) { ($0.seconds + $1.seconds, $0.bytes + $1.bytes) }
        guard total.seconds > 0 else {
            self.init(average: 0, peak: 0)
            return
        }
        let average = Double(total.bytes * 8) / total.seconds
        var peak = average
        for start in parts.indices {
            var run = (seconds: 0.0, bytes: 0)
            for part in parts[start...] {
                run = (run.seconds + part.seconds, run.bytes + part.bytes)
                if run.seconds > target * 1.5 { break }
                if run.seconds >= target * 0.5 { peak = max(peak, Double(run.bytes * 8) / run.seconds) }
            }
        }
        self.init(average: Int(average.rounded(.up)), peak: Int(peak.rounded(.up)))
    }
}
