/// One segment of a media playlist: up to three fragments side by side.
package struct Segment: Hashable, Sendable {
    /// Seconds.
    package var duration: Double
    package var range: ByteRange

    package init(duration: Double, range: ByteRange) {
        self.duration = duration
        self.range = range
    }
}

extension Track {
    /// The fragments joined into segments.
    package var segments: [Segment] {
        var segments: [Segment] = []
        for fragment in fragments {
            if fragment.startsSegment || segments.isEmpty {
                segments.append(Segment(duration: fragment.duration, range: fragment.range))
            } else {
                segments[segments.count - 1].duration += fragment.duration
                segments[segments.count - 1].range.length += fragment.range.length
            }
        }
        return segments
    }
}
