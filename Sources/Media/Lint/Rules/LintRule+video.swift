extension LintRule {
    /// How pictures are encoded.
    static let video = [
        container, profile, highProfile, sampleEntry, level, keyFrameInterval, progressive, frameRateLimit,
        oneColourSpace, standardRange, slowLowRungs, averageBandwidth, peakBandwidth, peakToAverage, startVariant,
        aspectRatio,
    ]

    static let container = LintRule("1.2", .error, "Segments are fragmented MP4.") { stream in
        stream.played.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let boxes = segment.boxes else { return nil }
                if boxes.first.map({ ["moof", "styp", "sidx", "prft", "emsg"].contains($0) }) != true {
                    return "The segment begins with '\(boxes.first ?? "")' and not with a movie fragment."
                }
                guard boxes.contains("mdat") else { return "The segment has no mdat box." }
                guard let header = segment.header, !header.hasFileType || !header.isFragmented else { return nil }
                return "The header of the segment lacks \(header.hasFileType ? "an mvex" : "an ftyp") box."
            }
        }
    }

    static let profile = LintRule(
        "1.3", .error, "H.264 goes up to High profile and level 5.2, and some variant up to level 4.1."
    ) { stream in
        var faults = stream.variants.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let avc = segment.track?.avc else { return nil }
                guard [66, 77, 88, 100].contains(avc.profile) else {
                    return "The pictures have profile \(avc.profile); High is 100."
                }
                return avc.level > 52 ? "The pictures have level \(avc.level / 10).\(avc.level % 10)." : nil
            }
        }
        let levels = stream.variants.map { $0.segments.compactMap { $0.track?.avc?.level }.max() }
        if let file = stream.multivariant?.name, !levels.isEmpty, levels.allSatisfy({ $0.map { $0 > 41 } ?? false }) {
            faults.append(Fault(file, nil, "No variant has level 4.1 or lower."))
        }
        return faults
    }

    static let highProfile = LintRule("1.4", .warning, "H.264 has High profile.") { stream in
        stream.variants.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let avc = segment.track?.avc, avc.profile < 100 else { return nil }
                return "The pictures have profile \(avc.profile); High is 100."
            }
        }
    }

    static let sampleEntry = LintRule("1.10", .error, "Parameter sets are in the header: avc1 or hvc1.") { stream in
        let played = stream.variants.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let track = segment.track, track.isPicture, !["avc1", "hvc1"].contains(track.format) else {
                    return nil
                }
                return "The pictures are '\(track.format)'."
            }
        }
        return played
            + stream.entries.flatMap { file, entry in
                entry.codecs.filter { $0.hasPrefix("avc3") || $0.hasPrefix("hev1") }
                    .map { Fault(file, entry.line, "CODECS names '\($0)'.") }
            }
    }

    static let level = LintRule("1.11", .warning, "H.264's level is no higher than needed.") { stream in
        stream.variants.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let track = segment.track, let avc = track.avc, let parameters = avc.parameters,
                    let picture = segment.fragments.first?.samples.first?.duration, picture > 0,
                    let needed = AVCConfiguration.neededLevel(
                        size: track.size, frameRate: Double(track.timescale) / Double(picture),
                        references: parameters.references, bitRate: rendition.bandwidth?.peak ?? 0)
                else { return nil }
                return avc.level > needed ? "The level is \(avc.level); \(needed) is enough." : nil
            }
        }
    }

    static let progressive = LintRule("1.14", .error, "Pictures are whole, not made of fields.") { stream in
        stream.variants.flatMap { rendition in
            rendition.firstSegment { segment in
                segment.track?.avc?.parameters?.isProgressive == false ? "The pictures may be made of fields." : nil
            }
        }
    }

    static let frameRateLimit = LintRule("1.19", .error, "There are at most 60 pictures a second.") { stream in
        stream.entries.compactMap { file, entry in
            guard let rate = entry.attributes.decimal("FRAME-RATE"), rate > 60 else { return nil }
            return Fault(file, entry.line, "FRAME-RATE is \(rate).")
        }
    }

    static let oneColourSpace = LintRule("1.21", .error, "All pictures have the same colour space.") { stream in
        var first: SequenceParameters.Colour??
        for rendition in stream.variants {
            for segment in rendition.segments {
                guard let parameters = segment.track?.avc?.parameters else { continue }
                if let first, first != parameters.colour {
                    return [
                        rendition.fault(segment.line, "The colour space is another than that of the first variant.")
                    ]
                }
                first = .some(parameters.colour)
            }
        }
        return []
    }

    static let standardRange = LintRule("1.24", .error, "There is a variant of standard dynamic range.") { stream in
        guard let playlist = stream.multivariant, !playlist.variants.isEmpty,
            playlist.variants.allSatisfy({ ["PQ", "HLG"].contains($0["VIDEO-RANGE"]) })
        else { return [] }
        return [Fault(playlist.name, playlist.variants.first?.line, "No variant is SDR.")]
    }

    static let slowLowRungs = LintRule("1.25", .error, "Up to 432 lines there are at most 30 pictures a second.") {
        stream in
        stream.entries.compactMap { file, entry in
            guard let size = entry.size, min(size.width, size.height) <= 432,
                let rate = entry.attributes.decimal("FRAME-RATE"), rate > 30.001
            else { return nil }
            return Fault(file, entry.line, "FRAME-RATE is \(rate) for \(size.width)x\(size.height).")
        }
    }

    static let aspectRatio = LintRule("1.33", .error, "All variants have the same aspect ratio.") { stream in
        guard let playlist = stream.multivariant,
            let largest = playlist.variants.compactMap(\.size).max(by: {
                $0.width < $1.width
            })
        else { return [] }
        return playlist.variants.compactMap { entry in
            // Sides are even, so each may be one pixel off.
            guard let size = entry.size,
                abs(size.width * largest.height - largest.width * size.height) > largest.width + largest.height
            else { return nil }
            return Fault(
                playlist.name, entry.line,
                "\(size.width)x\(size.height) has another shape than \(largest.width)x\(largest.height).")
        }
    }
}
