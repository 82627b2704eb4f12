package import Domain

/// The media playlist of subtitles: WebVTT files one after the other.
///
/// Each is one part of the stream, however long; Apple HLS 5.7 allows
/// subtitles a target duration of their own.
package struct SubtitlePlaylist: Hashable, Sendable {
    /// One WebVTT file and how long it is for.
    package struct Part: Hashable, Sendable {
        /// Seconds.
        package var duration: Double
        package var uri: String

        package init(duration: Double, uri: String) {
            self.duration = duration
            self.uri = uri
        }
    }

    /// Each begins where the pictures have a discontinuity, except the first.
    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    /// The file name of a language's playlist, beside `main.m3u8`.
    package static func name(_ language: Language) -> String { "subtitles-\(language.rawValue).m3u8" }

    /// The language of a playlist by its file name; nil for another name.
    package static func language(ofPlaylist name: String) -> Language? {
        Language.allCases.first { self.name($0) == name }
    }

    package var text: String {
        let target = parts.map { Int($0.duration.rounded(.up)) }.max() ?? 0
        var text = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:\(max(target, MediaPlaylist.segmentDuration))\n"
        text += "#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n"
        for (index, part) in parts.enumerated() {
            if index > 0 { text += "#EXT-X-DISCONTINUITY\n" }
            text += "#EXTINF:\(seconds(part.duration)),\n\(part.uri)\n"
        }
        return text + "#EXT-X-ENDLIST\n"
    }
}

extension SubtitlePlaylist {
    /// The subtitles of one video, beside its `main.m3u8`.
    package init(_ report: VideoReport, language: Language) {
        self.init(parts: [Part(duration: report.duration, uri: "captions/\(language.rawValue).vtt")])
    }

    /// The subtitles of a session, beside its `main.m3u8`: a part for each of
    /// the timeline's entries, because times begin anew at each joint.
    package init(_ timeline: Timeline, language: Language) {
        self.init(
            parts: timeline.entries.indices.map { index in
                Part(
                    duration: timeline.entries[index].part.duration,
                    uri: "captions/" + Captions.Part(language: language, entry: index).name)
            })
    }
}
