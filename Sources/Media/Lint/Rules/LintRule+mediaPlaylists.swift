extension LintRule {
    static let mediaPlaylists = [
        trueLengths, sameTarget, sameDuration, vod, language, frameRateChange, map, aligned,
    ]

    static let trueLengths = LintRule(
        "8.1", .error, "Any run of EXTINFs is within one frame of how long its segments really last."
    ) { stream in
        let picture = stream.variants.map(\.frame).max() ?? 0
        return stream.played.flatMap { rendition in
            let frame = max(rendition.frame, picture)
            // Of sound a packet may be left out at a joint.
            let tolerance = (rendition.role == .audio ? frame + rendition.frame : frame) + 0.001
            return rendition.parts.compactMap { segments -> Fault? in
                var difference = 0.0
                var range = (low: 0.0, high: 0.0)
                for segment in segments {
                    guard let length = segment.length else { return nil }
                    difference += segment.source.duration - length
                    range = (min(range.low, difference), max(range.high, difference))
                    guard range.high - range.low > tolerance else { continue }
                    return rendition.fault(
                        segment.line, "The EXTINFs are \(range.high - range.low) s off what the segments last.")
                }
                return nil
            }
        }
    }

    static let sameTarget = LintRule("8.2", .error, "Pictures and sound have the same target duration.") { stream in
        guard let target = stream.played.first?.playlist.targetDuration?.value else { return [] }
        return stream.played.compactMap { rendition in
            guard let other = rendition.playlist.targetDuration, other.value != target else { return nil }
            return rendition.fault(other.line, "The target duration is \(other.value), elsewhere \(target).")
        }
    }

    static let sameDuration = LintRule("8.3", .error, "Pictures and sound last equally long.") { stream in
        guard let first = stream.played.first else { return [] }
        return stream.played.compactMap { rendition in
            let difference = rendition.playlist.duration - first.playlist.duration
            guard abs(difference) > max(first.frame, rendition.frame, 0.03) + 0.001 else { return nil }
            return rendition.fault(nil, "The playlist lasts \(difference) s more than \(first.name).")
        }
    }

    static let vod = LintRule("8.6", .error, "Playlists of recordings say PLAYLIST-TYPE VOD.") { stream in
        stream.renditions.filter { !$0.playlist.isVOD }.map { $0.fault(nil, "The playlist does not say VOD.") }
    }

    static let language = LintRule("8.10", .error, "Sound and subtitles name their language.") { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.media.filter { $0["TYPE"] != "VIDEO" && ($0["LANGUAGE"] ?? "").isEmpty }
            .map { Fault(playlist.name, $0.line, "The rendition has no LANGUAGE.") }
    }

    static let frameRateChange = LintRule(
        "8.14", .error, "Between discontinuities neither the frame rate nor the size changes."
    ) { stream in
        stream.variants.flatMap { rendition in
            rendition.parts.compactMap { segments -> Fault? in
                guard let first = segments.first, let track = first.track, let rate = first.frames?.lowerBound else {
                    return nil
                }
                for segment in segments {
                    guard let other = segment.track, let frames = segment.frames else { continue }
                    // Half a millisecond is a matter of rounding.
                    if frames.upperBound - rate > 0.000_5 || rate - frames.lowerBound > 0.000_5 {
                        return rendition.fault(segment.line, "The frame rate changes without a discontinuity.")
                    }
                    if other.size != track.size {
                        return rendition.fault(segment.line, "The size changes without a discontinuity.")
                    }
                }
                return nil
            }
        }
    }

    static let map = LintRule("8.20", .error, "Each segment of MP4 has an EXT-X-MAP with its header.") { stream in
        stream.reading("8.20")
            + stream.renditions.filter { $0.role != .subtitles }.flatMap { rendition in
                rendition.firstSegment { $0.source.map == nil ? "The segment has no EXT-X-MAP." : nil }
            }
    }

    static let aligned = LintRule("8.22", .error, "Segments begin at the same times in all renditions.") { stream in
        guard let first = stream.played.first else { return [] }
        let expected = first.ends
        return stream.played.dropFirst().compactMap { rendition in
            let ends = rendition.ends
            let tolerance = max(first.frame, rendition.frame, 0.03) + 0.001
            for (index, segment) in rendition.segments.enumerated() {
                guard index < expected.count else {
                    return rendition.fault(segment.line, "There are more segments than in \(first.name).")
                }
                guard abs(ends[index] - expected[index]) > tolerance else { continue }
                return rendition.fault(
                    segment.line, "The segment ends at \(ends[index]) s, in \(first.name) at \(expected[index]) s.")
            }
            guard ends.count < expected.count else { return nil }
            return rendition.fault(nil, "There are fewer segments than in \(first.name).")
        }
    }
}

extension LintRendition {
    /// Seconds from the start to the end of each segment.
    fileprivate var ends: [Double] {
        var end = 0.0
        return segments.map { segment in
            end += segment.source.duration
            return end
        }
    }
}

extension LintStream {
    /// What reading has found against a rule.
    func reading(_ rule: String) -> [Fault] { faults.filter { $0.rule == rule }.map(\.fault) }
}
