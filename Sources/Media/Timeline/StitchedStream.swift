package import Domain

/// A timeline as one HLS stream: the clips' own files, joined by
/// discontinuities.
///
/// All its playlists have the same joints at the same times, and the same
/// target duration (Apple HLS 8.2, 8.3).
package struct StitchedStream: Sendable {
    private let timeline: Timeline
    private let language: Language
    /// Each clip once, with the seconds that it is played in all.
    private let clips: [(clip: Clip, seconds: Double)]
    /// Those of the exercises, from the lowest. Rests are so calm that a rung
    /// of theirs alone would be no choice.
    private let rungs: [StreamRung]
    private let targetDuration: Int

    /// - Parameter language: of the sound.
    package init(_ timeline: Timeline, language: Language) {
        self.timeline = timeline
        self.language = language
        var seconds: [String: Double] = [:]
        var clips: [Clip] = []
        var rungs: Set<StreamRung> = []
        for entry in timeline.entries {
            let clip = entry.part.clip
            if seconds[clip.base] == nil {
                clips.append(clip)
                if case .exercise = entry.content { rungs.formUnion(clip.report.renditions.map { StreamRung($0) }) }
            }
            seconds[clip.base, default: 0] += entry.part.duration
        }
        self.clips = clips.map { ($0, seconds[$0.base] ?? 0) }
        self.rungs = rungs.sorted()
        let longest = clips.flatMap { $0.report.renditions + [$0.report.audio] }.flatMap(\.segments).map(\.duration)
        // A frame more is possible where a segment is stretched to a joint.
        targetDuration = Int(((longest.max() ?? 0) + 0.05).rounded())
    }

    /// The text of a playlist by its file name, such as `main.m3u8`,
    /// `360p.m3u8`, `360p-iframes.m3u8` or `audio.m3u8`; nil for a name that
    /// ``playlistNames`` does not have.
    package func playlist(named name: String) -> String? {
        if name == Self.mainName { return multivariant.text }
        if name == Self.audioName { return audio.text }
        for rung in rungs {
            if name == rung.playlist { return pictures(rung).text }
            if name == rung.keyFramePlaylist { return keyFrames(rung).text }
        }
        return nil
    }

    package var playlistNames: [String] {
        [Self.mainName, Self.audioName] + rungs.flatMap { [$0.playlist, $0.keyFramePlaylist] }
    }

    private static let mainName = "main.m3u8"
    private static let audioName = "audio.m3u8"
}

// MARK: - Media playlists

extension StitchedStream {
    private var audio: MediaPlaylist {
        var drift = 0.0
        return stitched { part in (part.clip.report.audio, part.soundSegments(drift: &drift)) }
    }

    private func pictures(_ rung: StreamRung) -> MediaPlaylist {
        stitched { part in part.clip.rendition(forRung: rung).map { ($0, part.segments(of: $0)) } }
    }

    private func keyFrames(_ rung: StreamRung) -> MediaPlaylist {
        var playlist = stitched { part in part.clip.rendition(forRung: rung).map { ($0, part.keyFrames(of: $0)) } }
        playlist.iFramesOnly = true
        return playlist
    }

    private func stitched(_ choose: (ClipPart) -> (track: Track, segments: [Segment])?) -> MediaPlaylist {
        var entries: [MediaPlaylist.Entry] = []
        for entry in timeline.entries {
            guard let (track, segments) = choose(entry.part) else { continue }
            let uri = entry.part.clip.base + track.file
            let map = MediaPlaylist.Entry.Map(uri: uri, range: track.initialization)
            let joint = entries.count
            for segment in segments {
                entries.append(
                    MediaPlaylist.Entry(duration: segment.duration, uri: uri, range: segment.range, map: map))
            }
            if joint > 0, joint < entries.count { entries[joint].discontinuity = true }
        }
        return MediaPlaylist(entries: entries, targetDuration: max(targetDuration, MediaPlaylist.segmentDuration))
    }
}

// MARK: - Multivariant playlist

extension StitchedStream {
    private var multivariant: MultivariantPlaylist {
        let order = MultivariantPlaylist.order(ofRungs: rungs.map(\.name))
        return MultivariantPlaylist(
            audio: [MultivariantPlaylist.Audio(uri: Self.audioName, language: language.rawValue)],
            variants: order.compactMap { variant(rungs[$0]) },
            keyFrames: rungs.compactMap { keyFrameVariant($0) })
    }

    private func variant(_ rung: StreamRung) -> MultivariantPlaylist.Variant? {
        let tracks = tracks(rung)
        guard let size = largest(tracks), let codecs = mostDemanding(tracks.map(\.codecs)),
            let sound = mostDemanding(clips.map(\.clip.report.audio.codecs))
        else { return nil }
        return MultivariantPlaylist.Variant(
            uri: rung.playlist, bandwidth: bandwidth(rung) { $0.bandwidth + $1.bandwidth },
            codecs: "\(codecs),\(sound)", size: size, frameRate: tracks.compactMap(\.frameRate).max() ?? 0)
    }

    private func keyFrameVariant(_ rung: StreamRung) -> MultivariantPlaylist.KeyFrames? {
        let tracks = tracks(rung)
        guard let size = largest(tracks), let codecs = mostDemanding(tracks.map(\.codecs)) else { return nil }
        return MultivariantPlaylist.KeyFrames(
            uri: rung.keyFramePlaylist, bandwidth: bandwidth(rung) { track, _ in track.keyFrameBandwidth },
            codecs: codecs, size: size)
    }

    private func tracks(_ rung: StreamRung) -> [Track] { clips.compactMap { $0.clip.rendition(forRung: rung) } }

    /// The worst clip's peak, and the average over the time played.
    private func bandwidth(_ rung: StreamRung, of measure: (Track, _ audio: Track) -> Bandwidth) -> Bandwidth {
        var peak = 0
        var bits = 0.0
        var total = 0.0
        for (clip, seconds) in clips {
            guard let track = clip.rendition(forRung: rung) else { continue }
            let bandwidth = measure(track, clip.report.audio)
            peak = max(peak, bandwidth.peak)
            bits += Double(bandwidth.average) * seconds
            total += seconds
        }
        return Bandwidth(average: total > 0 ? Int((bits / total).rounded(.up)) : 0, peak: peak)
    }
}

private func largest(_ tracks: [Track]) -> Size? {
    tracks.compactMap(\.size).max { $0.width * $0.height < $1.width * $1.height }
}

/// The codec string that asks most of a decoder: of `avc1.PPCCLL` the highest
/// level, then the highest profile (RFC 6381, 3.3).
private func mostDemanding(_ codecs: [String]) -> String? {
    codecs.max { left, right in (left.suffix(2), left) < (right.suffix(2), right) }
}
