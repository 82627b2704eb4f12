extension LintRule {
    static let subtitles = [subtitleLanguage, timestampMap, subtitleLength, webVTT]

    static let subtitleLanguage = LintRule("4.7", .error, "Subtitles name their language.") { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.media.filter { $0["TYPE"] == "SUBTITLES" && ($0["LANGUAGE"] ?? "").isEmpty }
            .map { Fault(playlist.name, $0.line, "The subtitles have no LANGUAGE.") }
    }

    static let timestampMap = LintRule("5.3", .error, "Each WebVTT segment ties its times to those of the media.") {
        stream in
        stream.subtitles.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let text = segment.text else { return nil }
                let head = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix {
                    !$0.isEmpty
                }
                guard let map = head.first(where: { $0.hasPrefix("X-TIMESTAMP-MAP=") }) else {
                    return "'\(segment.source.uri)' has no X-TIMESTAMP-MAP."
                }
                let values = Set(map.dropFirst(16).split(separator: ","))
                let zero = ["LOCAL:00:00:00.000", "LOCAL:00:00.000"].contains { values.contains($0) }
                // Times of our media begin at zero in every part.
                return values.contains("MPEGTS:0") && zero
                    ? nil : "'\(segment.source.uri)' has the \(map), which does not tie zero to zero."
            }
        }
    }

    static let subtitleLength = LintRule("5.5", .error, "Subtitles cover the whole stream.") { stream in
        guard let length = stream.variants.first?.playlist.duration else { return [] }
        return stream.subtitles.filter { abs($0.playlist.duration - length) > 0.5 }.map { rendition in
            rendition.fault(nil, "The subtitles last \(rendition.playlist.duration) s, the pictures \(length) s.")
        }
    }

    static let webVTT = LintRule("RFC 8216 3.5", .error, "A subtitle segment is WebVTT.") { stream in
        stream.subtitles.flatMap { rendition in
            rendition.firstSegment { segment in
                segment.text?.hasPrefix("WEBVTT") == false ? "'\(segment.source.uri)' is no WebVTT." : nil
            }
        }
    }
}
