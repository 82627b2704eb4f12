extension ClipPart {
    /// The segments of a track that are played, together exactly as long as
    /// the part.
    ///
    /// Tracks may differ from each other by a frame. In a stitched playlist
    /// such differences would add up from joint to joint, so the last segment
    /// is declared as long as it takes to reach the next joint.
    func segments(of track: Track) -> [Segment] {
        var played = track
        played.fragments = Array(fragments(of: track))
        return fitted(played.segments)
    }

    /// The key frames of a track that are played, each with the time to the
    /// next.
    func keyFrames(of track: Track) -> [Segment] {
        fitted(
            fragments(of: track).compactMap { fragment in
                fragment.keyFrameLength.map { length in
                    Segment(
                        duration: fragment.duration, range: ByteRange(offset: fragment.range.offset, length: length))
                }
            })
    }

    func fragments(of track: Track) -> ArraySlice<Fragment> {
        guard isCut || offset > 0 else { return track.fragments[...] }
        // The same cut in another track is at most a frame of it away: 42 ms
        // at 24 frames a second, 21 ms for sound. Fragments last a second at
        // least, but for the last.
        let end = isCut ? offset + duration - 0.1 : .infinity
        var start = 0.0
        var indices = track.fragments.startIndex..<track.fragments.startIndex
        for fragment in track.fragments {
            guard start < end else { break }
            if start < offset - 0.1 {
                indices = indices.upperBound + 1..<indices.upperBound + 1
            } else {
                indices = indices.lowerBound..<indices.upperBound + 1
            }
            start += fragment.duration
        }
        return track.fragments[indices]
    }

    private func fitted(_ segments: [Segment]) -> [Segment] {
        var fitted: [Segment] = []
        var end = 0.0
        for (index, segment) in segments.enumerated() {
            let start = min(end, duration)
            end += segment.duration
            let isLast = index == segments.count - 1
            let length = (isLast ? duration : min(end, duration)) - start
            // A sliver beyond the joint would be a segment without length.
            if length > 0.000_5 { fitted.append(Segment(duration: length, range: segment.range)) }
        }
        return fitted
    }
}
