package import Domain

extension MultivariantPlaylist {
    /// The playlist of one video.
    ///
    /// - Parameters:
    ///   - language: of the sound where the report does not say.
    ///   - captions: the languages that there are captions in.
    package init(_ report: VideoReport, language: String = "da", captions: [Language] = []) {
        let own = report.audioLanguage ?? language
        // Languages of the same group must have names of their own.
        let spoken = (report.spoken ?? [:]).filter { $0.key != own }.sorted { $0.key < $1.key }
        self.init(
            audio: [Alternative(uri: report.audio.playlist, language: own)]
                + spoken.map { Alternative(uri: $0.value.playlist, language: $0.key) },
            subtitles: captions.map { Alternative(uri: SubtitlePlaylist.name($0), language: $0.rawValue) },
            variants: Self.order(ofRungs: report.renditions.map(\.name)).compactMap {
                Variant(report.renditions[$0], bandwidthOfAudio: report.bandwidthOfAudio, audio: report.audio)
            },
            keyFrames: report.renditions.compactMap { KeyFrames($0) })
    }

    /// The indices of rungs in the order of variants, given from the lowest.
    ///
    /// The best one that is not above 540 lines comes first, which has at most
    /// 2000 kb/s of pictures (Apple HLS 1.32), then the others from the lowest
    /// up.
    static func order(ofRungs names: [String]) -> [Int] {
        let first = names.lastIndex { (Int($0.prefix { $0.isNumber }) ?? 0) <= 540 } ?? 0
        return [first] + names.indices.filter { $0 != first }
    }
}

extension VideoReport {
    /// Of the most costly language (Apple HLS 9.13).
    package var bandwidthOfAudio: Bandwidth {
        ([audio] + (spoken ?? [:]).values).map(\.bandwidth).reduce(Bandwidth(average: 0, peak: 0)) { worst, one in
            Bandwidth(average: max(worst.average, one.average), peak: max(worst.peak, one.peak))
        }
    }
}

extension MultivariantPlaylist.Variant {
    /// Nil for sound.
    init?(_ track: Track, bandwidthOfAudio: Bandwidth, audio: Track) {
        guard let size = track.size, let frameRate = track.frameRate else { return nil }
        self.init(
            uri: track.playlist, bandwidth: track.bandwidth + bandwidthOfAudio,
            codecs: "\(track.codecs),\(audio.codecs)", size: size, frameRate: frameRate)
    }
}

extension MultivariantPlaylist.KeyFrames {
    /// Nil for sound.
    init?(_ track: Track) {
        guard let size = track.size else { return nil }
        self.init(
            uri: track.keyFramePlaylist, bandwidth: track.keyFrameBandwidth, codecs: track.codecs, size: size)
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
