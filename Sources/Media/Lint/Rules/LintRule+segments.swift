extension LintRule {
    static let segments = [continuous, beginsWithKeyFrame, sixSeconds, segmentLength, zeroStart, oneEdit]

    static let keyFrameInterval = LintRule("1.13", .error, "An IDR picture comes at least every two seconds.") {
        stream in
        stream.variants.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let track = segment.track else { return nil }
                var since = 0
                for fragment in segment.fragments {
                    for sample in fragment.samples {
                        if sample.isSync { since = 0 }
                        since += sample.duration
                        // A group of 60 pictures at 29.97 a second lasts 2.002 s.
                        if Double(since) > 2.05 * Double(track.timescale) {
                            return "There is no key frame for more than two seconds."
                        }
                    }
                }
                return nil
            }
        }
    }

    static let continuous = LintRule("7.3", .error, "Decoding times go on from fragment to fragment.") { stream in
        stream.played.flatMap { rendition in
            rendition.parts.compactMap { segments -> Fault? in
                var expected: Int?
                for segment in segments {
                    for fragment in segment.fragments {
                        guard let time = fragment.decodeTime else {
                            return rendition.fault(segment.line, "A fragment has no tfdt box.")
                        }
                        if let expected, expected != time {
                            return rendition.fault(
                                segment.line, "A fragment begins at tick \(time) where \(expected) should follow.")
                        }
                        expected = time + fragment.duration
                    }
                }
                return nil
            }
        }
    }

    static let beginsWithKeyFrame = LintRule("7.4", .error, "A segment of pictures begins with an IDR picture.") {
        stream in
        stream.variants.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let track = segment.track, let first = segment.fragments.first?.samples.first else { return nil }
                if !first.isSync { return "The first picture is no key frame." }
                guard track.avc != nil, let unit = segment.firstUnit, unit != 5 else { return nil }
                return "The first picture is a NAL unit of type \(unit) and no IDR picture."
            }
        }
    }

    static let sixSeconds = LintRule("7.5", .warning, "The target duration is six seconds.") { stream in
        stream.played.compactMap { rendition in
            guard let (target, line) = rendition.playlist.targetDuration, target != 6 else { return nil }
            return rendition.fault(line, "The target duration is \(target).")
        }
    }

    static let segmentLength = LintRule(
        "7.7", .error, "A segment lasts at most half a second more than the target duration."
    ) { stream in
        stream.played.flatMap { rendition in
            let limit = Double(rendition.playlist.targetDuration?.value ?? 6) + 0.5
            return rendition.firstSegment { segment in
                guard let length = segment.length, length > limit else { return nil }
                return "The segment lasts \(length) s."
            }
        }
    }

    static let zeroStart = LintRule(
        "Trin 1", .error,
        "Pictures and sound of each part begin at zero and end together, or a player waits at a joint."
    ) { stream in
        let pictures = stream.variants.first
        let ends = pictures?.parts.map { $0.reduce(0) { $0 + ($1.length ?? 0) } } ?? []
        return stream.played.flatMap { rendition in
            rendition.parts.enumerated().compactMap { index, segments -> Fault? in
                guard let first = segments.first, let start = first.start else { return nil }
                if abs(start) > 0.001 {
                    return rendition.fault(first.line, "The part begins at \(start) s, not at zero.")
                }
                let length = segments.reduce(0) { $0 + ($1.length ?? 0) }
                guard index < ends.count else { return nil }
                let frame = max(rendition.frame, pictures?.frame ?? 0) + 0.001
                guard abs(length - ends[index]) > frame else { return nil }
                return rendition.fault(first.line, "The part lasts \(length) s, the pictures \(ends[index]) s.")
            }
        }
    }

    static let oneEdit = LintRule(
        "ISO 14496-12 8.6.6", .error, "An edit list has one edit, which is not empty."
    ) { stream in
        stream.played.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let edits = segment.track?.edits else { return nil }
                if edits.count > 1 { return "The edit list has \(edits.count) edits." }
                return edits.first.map { $0.mediaTime < 0 } == true ? "The edit list begins with a gap." : nil
            }
        }
    }
}
