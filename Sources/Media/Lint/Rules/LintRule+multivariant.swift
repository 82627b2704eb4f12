extension LintRule {
    static let multivariantPlaylist = [
        codecs, separateAudio, severalRates, independent, worstPeak, averageGiven, frameRate, videoRange, cellular,
    ]

    static let codecs = LintRule(
        "9.1–9.4", .error, "Variants and key frames name the codecs and the size that they have."
    ) { stream in
        let missing = stream.entries.flatMap { file, entry in
            [entry["CODECS"] == nil ? "CODECS" : nil, entry.size == nil ? "a RESOLUTION" : nil].compactMap(\.self)
                .map { Fault(file, entry.line, "The entry does not name \($0).") }
        }
        return missing + (stream.variants + stream.keyFrames).flatMap { rendition in other(rendition, stream) }
            + stream.audio.flatMap { rendition in unnamedSound(rendition, stream) }
    }

    /// What is played and not named.
    private static func other(_ rendition: LintRendition, _ stream: LintStream) -> [Fault] {
        guard let entry = rendition.entry, let file = stream.multivariant?.name else { return [] }
        let tracks = rendition.segments.compactMap { $0.track }
        guard let largest = tracks.map(\.size).max(by: { $0.width * $0.height < $1.width * $1.height }),
            let highest = tracks.compactMap({ $0.avc?.level }).max()
        else { return [] }
        var faults: [Fault] = []
        let codecs = Set(tracks.compactMap { $0.avc }.filter { $0.level == highest }.map(\.codec))
        if !codecs.isEmpty, !entry.codecs.contains(where: { codecs.contains($0.lowercased()) }) {
            faults.append(Fault(file, entry.line, "CODECS does not name '\(codecs.sorted()[0])', which it has."))
        }
        if let size = entry.size, size.width * size.height != largest.width * largest.height {
            faults.append(
                Fault(
                    file, entry.line,
                    "RESOLUTION is \(size.width)x\(size.height), the pictures are \(largest.width)x\(largest.height)."))
        }
        return faults
    }

    private static func unnamedSound(_ rendition: LintRendition, _ stream: LintStream) -> [Fault] {
        guard let playlist = stream.multivariant,
            let type = rendition.segments.compactMap({ $0.track?.audioObjectType }).first
        else { return [] }
        return playlist.variants.filter { variant in
            variant["AUDIO"] == rendition.entry?["GROUP-ID"] && !variant.codecs.contains("mp4a.40.\(type)")
        }.map {
            Fault(playlist.name, $0.line, "CODECS does not name 'mp4a.40.\(type)', the sound of \(rendition.name).")
        }
    }

    static let separateAudio = LintRule("9.5", .error, "Sound is a rendition of its own.") { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.variants.filter { $0["AUDIO"] == nil }
            .map { Fault(playlist.name, $0.line, "The variant names no AUDIO group.") }
            + stream.variants.flatMap { rendition in
                rendition.firstSegment { segment in
                    guard let header = segment.header, !header.tracks.allSatisfy(\.isPicture) else { return nil }
                    return "The pictures' file holds sound too."
                }
            }
    }

    static let severalRates = LintRule(
        "9.9", .error, "There are several bit rates; pictures of up to 432 lines may have one."
    ) { stream in
        guard let playlist = stream.multivariant, playlist.variants.count == 1, let only = playlist.variants.first,
            let size = only.size, min(size.width, size.height) > 432
        else { return [] }
        return [Fault(playlist.name, only.line, "There is one variant of \(size.width)x\(size.height).")]
    }

    static let independent = LintRule("9.12", .error, "The playlist says EXT-X-INDEPENDENT-SEGMENTS.") { stream in
        guard let playlist = stream.multivariant, !playlist.hasIndependentSegments else { return [] }
        return [Fault(playlist.name, nil, "The playlist has no EXT-X-INDEPENDENT-SEGMENTS.")]
    }

    static let averageGiven = LintRule("9.14", .error, "Variants and key frames have an AVERAGE-BANDWIDTH.") { stream in
        stream.entries.filter { $0.entry.average == nil }
            .map { file, entry in Fault(file, entry.line, "The entry has no AVERAGE-BANDWIDTH.") }
    }

    static let frameRate = LintRule("9.15", .error, "Variants name the frame rate that they have.") { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.variants.compactMap { entry in
            guard let rate = entry.attributes.decimal("FRAME-RATE") else {
                return Fault(playlist.name, entry.line, "The variant has no FRAME-RATE.")
            }
            let rendition = stream.variants.first { $0.entry?.line == entry.line }
            // The highest counts where clips differ.
            let shortest = rendition?.segments.compactMap { $0.frames?.lowerBound }.min()
            guard let shortest, shortest > 0, abs(1 / shortest - rate) > 0.01 * rate else { return nil }
            return Fault(playlist.name, entry.line, "FRAME-RATE is \(rate), the pictures have \(1 / shortest).")
        }
    }

    static let videoRange = LintRule("9.16", .error, "VIDEO-RANGE says what the pictures are.") { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.variants.compactMap { entry in
            let range = entry["VIDEO-RANGE"] ?? "SDR"
            guard ["SDR", "HLG", "PQ"].contains(range) else {
                return Fault(playlist.name, entry.line, "VIDEO-RANGE is '\(range)'.")
            }
            let transfers =
                stream.variants.first { $0.entry?.line == entry.line }?.segments
                .compactMap { $0.track?.avc?.parameters?.colour?.transfer } ?? []
            // ITU-T H.273: 16 is PQ, 18 is HLG.
            let found = transfers.contains(16) ? "PQ" : transfers.contains(18) ? "HLG" : "SDR"
            guard !transfers.isEmpty, found != range else { return nil }
            return Fault(playlist.name, entry.line, "VIDEO-RANGE is \(range), the pictures are \(found).")
        }
    }
}
