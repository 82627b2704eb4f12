extension LintRule {
    static let averageBandwidth = LintRule(
        "1.26", .error, "The measured average is within ten percent of AVERAGE-BANDWIDTH."
    ) { stream in
        stream.measuredVariants.compactMap { file, entry, measured in
            guard let declared = entry.average, !isNear(measured.average, declared) else { return nil }
            return Fault(file, entry.line, "AVERAGE-BANDWIDTH is \(declared), measured are \(measured.average).")
        }
    }

    static let peakBandwidth = LintRule(
        "1.27", .error, "The measured peak is within ten percent of BANDWIDTH."
    ) { stream in
        stream.measuredVariants.compactMap { file, entry, measured in
            guard let declared = entry.bandwidth, !isNear(measured.peak, declared) else { return nil }
            return Fault(file, entry.line, "BANDWIDTH is \(declared), measured are \(measured.peak).")
        }
    }

    static let peakToAverage = LintRule("1.30", .warning, "The peak is at most twice the average.") { stream in
        stream.measuredVariants.compactMap { file, entry, measured in
            guard measured.peak > measured.average * 2 else { return nil }
            return Fault(file, entry.line, "The peak is \(measured.peak), the average \(measured.average).")
        }
    }

    /// Pictures of 2000 kb/s and sound; a short clip may take a quarter more.
    private static let startRate = 2_660_000

    static let startVariant = LintRule(
        "1.32", .warning, "The first variant is the one of about 2000 kb/s."
    ) { stream in
        guard let playlist = stream.multivariant, let first = playlist.variants.first,
            let average = first.average, average > startRate,
            playlist.variants.contains(where: { ($0.average ?? .max) <= startRate })
        else { return [] }
        return [Fault(playlist.name, first.line, "The first variant has \(average) b/s although others have less.")]
    }

    static let worstPeak = LintRule(
        "9.13", .error, "BANDWIDTH is the largest sum of the peaks of pictures and sound."
    ) { stream in
        // A joint may bring two heavy ends together, and a stitched stream is
        // written without looking for that: there 1.27's ten percent count.
        let share = stream.played.contains { $0.parts.count > 1 } ? 10 : 50
        return stream.measuredVariants.compactMap { file, entry, measured in
            guard let declared = entry.bandwidth, measured.peak > declared + declared / share else { return nil }
            return Fault(file, entry.line, "BANDWIDTH is \(declared), the sum of the peaks \(measured.peak).")
        }
    }

    static let cellular = LintRule(
        "9.21", .warning, "One variant has at most 192 kb/s, for poor mobile networks."
    ) { stream in
        guard let playlist = stream.multivariant, !playlist.variants.isEmpty,
            !playlist.variants.contains(where: { ($0.bandwidth ?? .max) <= 192_000 })
        else { return [] }
        return [
            Fault(
                playlist.name, nil, "The lowest BANDWIDTH is \(playlist.variants.compactMap(\.bandwidth).min() ?? 0).")
        ]
    }

    private static func isNear(_ measured: Int, _ declared: Int) -> Bool {
        abs(measured - declared) * 10 <= measured + 9
    }
}

extension LintStream {
    /// The variants with the sum of their measured rates and those of the
    /// most costly sound.
    var measuredVariants: [(file: String, entry: ReadMultivariantPlaylist.Entry, measured: Bandwidth)] {
        guard let multivariant else { return [] }
        return variants.compactMap { rendition in
            guard let entry = rendition.entry, let pictures = rendition.bandwidth else { return nil }
            let sound = audio(of: entry).compactMap(\.bandwidth)
            guard entry["AUDIO"] == nil || !sound.isEmpty else { return nil }
            let worst = Bandwidth(average: sound.map(\.average).max() ?? 0, peak: sound.map(\.peak).max() ?? 0)
            return (multivariant.name, entry, pictures + worst)
        }
    }

    /// The entries of the multivariant playlist that have pictures.
    var entries: [(file: String, entry: ReadMultivariantPlaylist.Entry)] {
        guard let multivariant else { return [] }
        return (multivariant.variants + multivariant.keyFrames).map { (multivariant.name, $0) }
    }
}

extension LintRendition {
    /// The first segment that something is wrong with; the others mostly have
    /// the same fault.
    func firstSegment(_ complaint: (LintSegment) -> String?) -> [Fault] {
        for segment in segments {
            if let sentence = complaint(segment) { return [fault(segment.line, sentence)] }
        }
        return []
    }
}
