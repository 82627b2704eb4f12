extension LintRule {
    static let segments = [continuous, beginsWithKeyFrame, sixSeconds, segmentLength, joints, oneEdit]

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

    static let joints = LintRule(
        "Trin 1", .error, "Pictures and sound of each part begin and end together, or a player waits at a joint."
    ) { stream in
        let pictures = stream.variants.first
        let expected = pictures?.parts.map { Interval($0) } ?? []
        return stream.played.flatMap { rendition in
            let frame = max(rendition.frame, pictures?.frame ?? 0) + 0.001
            return rendition.parts.enumerated().compactMap { index, segments -> Fault? in
                guard let own = Interval(segments), index < expected.count, let other = expected[index] else {
                    return nil
                }
                if index == 0, own.start > 0.001 || own.start < -0.001 {
                    return rendition.fault(segments.first?.line, "The stream begins at \(own.start) s, not at zero.")
                }
                if abs(own.start - other.start) > frame {
                    return rendition.fault(
                        segments.first?.line, "The part begins at \(own.start) s, the pictures at \(other.start) s.")
                }
                guard abs(own.length - other.length) > frame else { return nil }
                return rendition.fault(
                    segments.first?.line, "The part lasts \(own.length) s, the pictures \(other.length) s.")
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

/// When the samples of a part are shown, seconds.
private struct Interval {
    var start: Double
    var length: Double

    init?(_ segments: [LintSegment]) {
        guard let start = segments.first?.start else { return nil }
        self.start = start
        length = segments.reduce(0) { $0 + ($1.length ?? 0) }
    }
}
