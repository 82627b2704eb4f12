extension LintRule {
    /// How variants and renditions fit together.
    static let renditions = [mediaTag, groups, variantTag, keyFrameTag, groupNames, sameDiscontinuities]

    static let mediaTag = LintRule(
        "RFC 8216 4.3.4.1", .error, "Each EXT-X-MEDIA has a type, a group, a name, and attributes that agree."
    ) { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.media.flatMap { entry in
            var complaints: [String] = []
            for name in ["TYPE", "GROUP-ID", "NAME"] where (entry[name] ?? "").isEmpty {
                complaints.append("The rendition has no \(name).")
            }
            for name in ["DEFAULT", "AUTOSELECT", "FORCED"] {
                if let value = entry[name], value != "YES", value != "NO" {
                    complaints.append("\(name) is '\(value)'; there are YES and NO.")
                }
            }
            if entry["DEFAULT"] == "YES", entry["AUTOSELECT"] == "NO" {
                complaints.append("The default rendition has AUTOSELECT=NO.")
            }
            if entry["FORCED"] != nil, entry["TYPE"] != "SUBTITLES" { complaints.append("FORCED is for subtitles.") }
            if entry["TYPE"] == "SUBTITLES", entry.uri == nil { complaints.append("The subtitles have no URI.") }
            return complaints.map { Fault(playlist.name, entry.line, $0) }
        }
    }

    static let groups = LintRule(
        "RFC 8216 4.3.4.1.1", .error, "Names differ inside a group, and one rendition of it at most is the default."
    ) { stream in
        guard let playlist = stream.multivariant else { return [] }
        var names: Set<[String?]> = []
        var defaults: Set<[String?]> = []
        var faults: [Fault] = []
        for entry in playlist.media {
            let group = [entry["TYPE"], entry["GROUP-ID"]]
            if !names.insert(group + [entry["NAME"]]).inserted {
                faults.append(Fault(playlist.name, entry.line, "The name '\(entry["NAME"] ?? "")' is there twice."))
            }
            if entry["DEFAULT"] == "YES", !defaults.insert(group).inserted {
                faults.append(Fault(playlist.name, entry.line, "The group has a second default."))
            }
        }
        return faults
    }

    static let variantTag = LintRule(
        "RFC 8216 4.3.4.2", .error, "Each variant has a URI and a BANDWIDTH in numbers that can be read."
    ) { stream in
        guard let playlist = stream.multivariant else { return [] }
        return stream.reading("RFC 8216 4.3.4.2")
            + playlist.variants.flatMap { entry in unreadable(entry, in: playlist.name) }
    }

    static let keyFrameTag = LintRule(
        "RFC 8216 4.3.4.3", .error, "Each entry of key frames has a URI and a BANDWIDTH."
    ) { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.keyFrames.flatMap { entry in
            unreadable(entry, in: playlist.name)
                + (entry.uri == nil ? [Fault(playlist.name, entry.line, "The entry has no URI.")] : [])
        }
    }

    private static func unreadable(_ entry: ReadMultivariantPlaylist.Entry, in file: String) -> [Fault] {
        var complaints: [String] = []
        if entry.bandwidth == nil { complaints.append("The entry has no BANDWIDTH that is a number.") }
        if let value = entry["AVERAGE-BANDWIDTH"], entry.average == nil {
            complaints.append("AVERAGE-BANDWIDTH is '\(value)'.")
        }
        if let value = entry["RESOLUTION"], entry.size == nil { complaints.append("RESOLUTION is '\(value)'.") }
        if let value = entry["FRAME-RATE"], entry.attributes.decimal("FRAME-RATE") == nil {
            complaints.append("FRAME-RATE is '\(value)'.")
        }
        return complaints.map { Fault(file, entry.line, $0) }
    }

    static let groupNames = LintRule(
        "RFC 8216 4.3.4.2.1", .error, "The groups that a variant names are there."
    ) { stream in
        guard let playlist = stream.multivariant else { return [] }
        return playlist.variants.flatMap { entry in
            ["AUDIO", "SUBTITLES", "VIDEO"].compactMap { type in
                guard let group = entry[type],
                    !playlist.media.contains(where: { $0["TYPE"] == type && $0["GROUP-ID"] == group })
                else { return nil }
                return Fault(playlist.name, entry.line, "There is no \(type) group '\(group)'.")
            }
        }
    }

    static let sameDiscontinuities = LintRule(
        "RFC 8216 6.2.4", .error, "Discontinuities are at the same times in all renditions."
    ) { stream in
        guard let first = stream.renditions.first else { return [] }
        let expected = first.partLengths
        return stream.renditions.dropFirst().compactMap { rendition in
            let lengths = rendition.partLengths
            guard lengths.count == expected.count else {
                return rendition.fault(
                    nil, "The playlist has \(lengths.count) parts, \(first.name) \(expected.count).")
            }
            for (index, length) in lengths.enumerated() where abs(length - expected[index]) > 0.1 {
                return rendition.fault(
                    rendition.parts[index].first?.line,
                    "Part \(index + 1) lasts \(length) s, in \(first.name) \(expected[index]) s.")
            }
            return nil
        }
    }
}

extension LintRendition {
    /// Seconds.
    fileprivate var partLengths: [Double] {
        parts.map { $0.reduce(0) { $0 + $1.source.duration } }
    }
}
