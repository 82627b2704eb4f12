extension LintRule {
    /// Playlists of key frames, with which players show pictures while they
    /// seek.
    static let keyFrames = [keyFramesThere, keyFrameSpacing, keyFramesOnly, keyFrameBytes]

    static let keyFramesThere = LintRule("6.1", .error, "There are playlists of key frames.") { stream in
        guard let playlist = stream.multivariant, playlist.keyFrames.isEmpty else { return [] }
        return [Fault(playlist.name, nil, "The playlist has no EXT-X-I-FRAME-STREAM-INF.")]
    }

    static let keyFrameSpacing = LintRule("6.2", .warning, "There is a key frame each second.") { stream in
        stream.keyFrames.flatMap { rendition in
            rendition.firstSegment { segment in
                segment.source.duration > 1.05 ? "A key frame is for \(segment.source.duration) s." : nil
            }
        }
    }

    static let keyFramesOnly = LintRule(
        "6.8", .error, "Playlists of key frames, and no others, say EXT-X-I-FRAMES-ONLY."
    ) { stream in
        stream.renditions.compactMap { rendition in
            guard rendition.playlist.isIFramesOnly != (rendition.role == .keyFrames) else { return nil }
            let has = rendition.playlist.isIFramesOnly ? "has" : "has no"
            return rendition.fault(nil, "The playlist \(has) EXT-X-I-FRAMES-ONLY.")
        }
    }

    static let keyFrameBytes = LintRule(
        "6.10", .error, "The range of a key frame begins with its moof and holds all of the picture."
    ) { stream in
        stream.keyFrames.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let boxes = segment.boxes, let size = segment.size else { return nil }
                guard boxes.first == "moof", let fragment = segment.fragments.first,
                    let first = fragment.samples.first, let start = fragment.firstSample
                else { return "The range does not begin with a moof box." }
                guard first.isSync, segment.firstUnit == 5 || segment.track?.avc == nil else {
                    return "The picture is no IDR picture."
                }
                return start + first.size <= size ? nil : "The range ends \(start + first.size - size) bytes too early."
            }
        }
    }
}
