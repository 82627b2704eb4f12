package import Domain

/// A timeline as one HLS stream: the clips' own files, joined by
/// discontinuities.
///
/// All its playlists have the same joints at the same times, and the same
/// target duration (Apple HLS 8.2, 8.3).
package struct StitchedStream: Sendable {
    private let timeline: Timeline
    /// BCP 47 tags, the one to begin with first.
    private let languages: [String]
    private let captions: [Language]
    /// Each clip once.
    private let clips: [StreamClip]
    /// Each part once, and its clip's number.
    private let parts: [(part: ClipPart, clip: Int)]
    /// The numbers of the parts in order of time.
    private let order: [Int]
    /// Those of the exercises, from the lowest.
    private let rungs: [StreamRung]
    private let targetDuration: Int

    /// - Parameters:
    ///   - language: of who watches. The sound is in this language where a
    ///     clip has it, and in the clip's own where not.
    ///   - captions: the languages that there are captions in.
    package init(_ timeline: Timeline, language: Language, captions: [Language] = []) {
        self.timeline = timeline
        self.captions = captions
        var clips: [StreamClip] = []
        var parts: [(part: ClipPart, clip: Int)] = []
        var order: [Int] = []
        var numbers: [String: Int] = [:]
        var partNumbers: [[Double]: Int] = [:]
        for entry in timeline.entries {
            let part = entry.part
            let clip = numbers[part.clip.base] ?? clips.count
            if clip == clips.count {
                clips.append(StreamClip(part.clip, isRest: entry.content.exercise == nil))
                numbers[part.clip.base] = clip
            }
            clips[clip].seconds += part.duration
            // A clip, a start and a length are a part.
            let key = [Double(clip), part.offset, part.duration]
            let number = partNumbers[key] ?? parts.count
            if number == parts.count {
                parts.append((part, clip))
                partNumbers[key] = number
            }
            order.append(number)
        }
        self.clips = clips
        self.parts = parts
        self.order = order
        languages = Self.languages(of: clips, first: language)
        rungs = Set(clips.lazy.filter { !$0.isRest }.flatMap(\.rungs)).sorted()
        let longest = clips.flatMap { $0.clip.report.renditions + [$0.clip.report.audio] }.lazy
            .flatMap(\.segments).map(\.duration)
        // A frame more is possible where a segment is stretched to a joint.
        targetDuration = max(Int(((longest.max() ?? 0) + 0.05).rounded()), MediaPlaylist.segmentDuration)
    }

    /// All languages that are spoken; `first` alone where no clip says.
    private static func languages(of clips: [StreamClip], first: Language) -> [String] {
        var spoken: Set<String> = []
        for clip in clips where !clip.isRest {
            spoken.formUnion((clip.clip.report.spoken ?? [:]).keys)
            if let own = clip.clip.report.audioLanguage { spoken.insert(own) }
        }
        // “No linguistic content” is no language to choose.
        spoken.remove("zxx")
        guard !spoken.isEmpty else { return [first.rawValue] }
        return spoken.sorted { ($0 == first.rawValue ? 0 : 1, $0) < ($1 == first.rawValue ? 0 : 1, $1) }
    }

    /// The text of a playlist by its file name, such as `main.m3u8`,
    /// `360p.m3u8`, `360p-iframes.m3u8`, `audio-da.m3u8` or
    /// `subtitles-da.m3u8`; nil for a name that ``playlistNames`` does not
    /// have.
    package func playlist(named name: String) -> String? {
        if name == Self.mainName { return multivariant.text }
        if let spoken = languages.first(where: { name == Self.audioName($0) }) { return sound(spoken).text }
        if let language = captions.first(where: { name == SubtitlePlaylist.name($0) }) {
            return SubtitlePlaylist(timeline, language: language).text
        }
        for rung in rungs {
            if name == rung.playlist { return pictures(rung).text }
            if name == rung.keyFramePlaylist { return keyFrames(rung).text }
        }
        return nil
    }

    package var playlistNames: [String] {
        [Self.mainName] + languages.map(Self.audioName) + captions.map(SubtitlePlaylist.name)
            + rungs.flatMap { [$0.playlist, $0.keyFramePlaylist] }
    }

    private static let mainName = "main.m3u8"

    private static func audioName(_ language: String) -> String { "audio-\(language).m3u8" }
}

// MARK: - Media playlists

extension StitchedStream {
    private func sound(_ language: String) -> MediaPlaylist {
        let tracks = clips.map { $0.clip.sound(in: language) }
        var drift = 0.0
        var entries: [MediaPlaylist.Entry] = []
        for number in order {
            let (part, clip) = parts[number]
            let (track, base) = tracks[clip]
            append(part.soundSegments(of: track, drift: &drift), file(base, track), to: &entries)
        }
        return MediaPlaylist(entries: entries, targetDuration: targetDuration)
    }

    private func pictures(_ rung: StreamRung) -> MediaPlaylist { stitched(rung) { $0.segments(of: $1) } }

    private func keyFrames(_ rung: StreamRung) -> MediaPlaylist {
        var playlist = stitched(rung) { $0.keyFrames(of: $1) }
        playlist.iFramesOnly = true
        return playlist
    }

    private func stitched(_ rung: StreamRung, _ segments: (ClipPart, Track) -> [Segment]) -> MediaPlaylist {
        let tracks = clips.map { $0.rendition(for: rung) }
        // Made once a part, however often it is played.
        let made = parts.map { part, clip in tracks[clip].map { (segments(part, $0), file(part.clip.base, $0)) } }
        var entries: [MediaPlaylist.Entry] = []
        for number in order {
            if let (segments, map) = made[number] { append(segments, map, to: &entries) }
        }
        return MediaPlaylist(entries: entries, targetDuration: targetDuration)
    }

    private func file(_ base: String, _ track: Track) -> MediaPlaylist.Entry.Map {
        MediaPlaylist.Entry.Map(uri: base + track.file, range: track.initialization)
    }

    /// Adds a part, whose times begin anew.
    private func append(
        _ segments: [Segment], _ map: MediaPlaylist.Entry.Map, to entries: inout [MediaPlaylist.Entry]
    ) {
        for (index, segment) in segments.enumerated() {
            entries.append(
                MediaPlaylist.Entry(
                    duration: segment.duration, uri: map.uri, range: segment.range, map: map,
                    discontinuity: index == 0 && !entries.isEmpty))
        }
    }
}

// MARK: - Multivariant playlist

extension StitchedStream {
    private var multivariant: MultivariantPlaylist {
        let order = MultivariantPlaylist.order(ofRungs: rungs.map(\.name))
        return MultivariantPlaylist(
            audio: languages.map { MultivariantPlaylist.Alternative(uri: Self.audioName($0), language: $0) },
            subtitles: captions.map {
                MultivariantPlaylist.Alternative(uri: SubtitlePlaylist.name($0), language: $0.rawValue)
            },
            variants: order.compactMap { variant(rungs[$0]) },
            keyFrames: rungs.compactMap { keyFrameVariant($0) })
    }

    private func variant(_ rung: StreamRung) -> MultivariantPlaylist.Variant? {
        let tracks = tracks(rung)
        guard let size = largest(tracks), let codecs = mostDemanding(tracks.map(\.codecs)),
            let sound = mostDemanding(clips.map(\.clip.report.audio.codecs))
        else { return nil }
        return MultivariantPlaylist.Variant(
            uri: rung.playlist,
            bandwidth: bandwidth { $0.rendition(for: rung)?.bandwidth } + bandwidth { $0.clip.report.bandwidthOfAudio },
            codecs: "\(codecs),\(sound)", size: size, frameRate: tracks.compactMap(\.frameRate).max() ?? 0)
    }

    private func keyFrameVariant(_ rung: StreamRung) -> MultivariantPlaylist.KeyFrames? {
        let tracks = tracks(rung)
        guard let size = largest(tracks), let codecs = mostDemanding(tracks.map(\.codecs)) else { return nil }
        return MultivariantPlaylist.KeyFrames(
            uri: rung.keyFramePlaylist, bandwidth: bandwidth { $0.rendition(for: rung)?.keyFrameBandwidth },
            codecs: codecs, size: size)
    }

    private func tracks(_ rung: StreamRung) -> [Track] { clips.compactMap { $0.rendition(for: rung) } }

    /// The worst clip's peak, and the average over the time played.
    ///
    /// Pictures and sound are measured apart, and then added: the worst peaks
    /// of both count, also of different clips (Apple HLS 9.13).
    private func bandwidth(of measure: (StreamClip) -> Bandwidth?) -> Bandwidth {
        var peak = 0
        var bits = 0.0
        var total = 0.0
        for clip in clips {
            guard let bandwidth = measure(clip) else { continue }
            peak = max(peak, bandwidth.peak)
            bits += Double(bandwidth.average) * clip.seconds
            total += clip.seconds
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
