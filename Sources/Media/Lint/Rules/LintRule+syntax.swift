extension LintRule {
    /// How playlists are written.
    static let syntax = [
        LintRule(reading: "RFC 8216 4.1", "A playlist is UTF-8 text of one kind, and its URIs lead to files."),
        LintRule(reading: "RFC 8216 4.2", "Attribute lists are well formed."),
        LintRule(reading: "RFC 8216 4.3.1.1", "A playlist begins with #EXTM3U."),
        version,
        LintRule(reading: "RFC 8216 4.3.2.1", "Each segment has an EXTINF with its seconds."),
        LintRule(reading: "RFC 8216 4.3.2.2", "Byte ranges are well formed and inside their files."),
        LintRule(reading: "RFC 8216 4.3.2.5", "An EXT-X-MAP names its file."),
        targetDuration,
        LintRule(reading: "RFC 8216 4.3.3.2", "The media sequence number is a number and there once."),
        end,
        LintRule(reading: "RFC 8216 4.3.3.5", "A playlist's type is VOD or EVENT."),
    ]

    static let version = LintRule(
        "RFC 8216 4.3.1.2", .error, "The version is there once and covers what the playlist uses."
    ) { stream in
        stream.reading("RFC 8216 4.3.1.2")
            + stream.renditions.compactMap { rendition in
                let playlist = rendition.playlist
                let needed = playlist.neededVersion
                guard (playlist.version ?? 1) < needed else { return nil }
                return rendition.fault(nil, "The version is \(playlist.version ?? 1); \(needed) is needed.")
            }
    }

    static let targetDuration = LintRule(
        "RFC 8216 4.3.3.1", .error, "Each EXTINF, rounded, is at most the target duration."
    ) { stream in
        stream.reading("RFC 8216 4.3.3.1")
            + stream.renditions.flatMap { rendition in
                guard let target = rendition.playlist.targetDuration?.value else { return [Fault]() }
                return rendition.firstSegment { segment in
                    guard segment.source.duration.rounded() > Double(target) else { return nil }
                    return "The segment lasts \(segment.source.duration) s; the target duration is \(target)."
                }
            }
    }

    static let end = LintRule("RFC 8216 4.3.3.4", .error, "A playlist of a recording has an end.") { stream in
        stream.renditions.filter { !$0.playlist.hasEnd }
            .map { $0.fault(nil, "The playlist has no EXT-X-ENDLIST.") }
    }
}

extension ReadMediaPlaylist {
    /// RFC 8216, 7.
    fileprivate var neededVersion: Int {
        if segments.contains(where: { $0.map != nil }) { return isIFramesOnly ? 5 : 6 }
        if isIFramesOnly || segments.contains(where: { $0.range != nil }) { return 4 }
        return segments.contains { $0.duration != $0.duration.rounded() } ? 3 : 1
    }
}
