internal import LibAV

extension SmallPictures {
    /// Seconds.
    static let previewLength = 3.0

    /// Where to begin: at the fragment whose pictures differ the most from one
    /// to the next, which is what their bytes beyond the key picture say. The
    /// first and the last of a longer video are often a hand at the button.
    static func previewStart(_ fragments: [Fragment]) -> Int {
        let movement = fragments.map { fragment in
            Double(fragment.range.length - (fragment.keyFrameLength ?? fragment.range.length))
                / max(0.1, fragment.duration)
        }
        let last = max(0, fragments.count - 2)
        let range = last >= 4 ? 1..<last : 0..<(last + 1)
        return range.max { left, right in
            let (one, other) = (movement[left] + movement[left + 1], movement[right] + movement[right + 1])
            return one < other
        } ?? 0
    }

    /// Writes three seconds without sound.
    func preview() throws(MediaError) -> String {
        guard let whole = track.size, let rate = track.frameRate else {
            throw MediaError(.internal, "A preview needs pictures; try again.")
        }
        let first = track.fragments.count < 2 ? 0 : Self.previewStart(track.fragments)
        let start = track.fragments.prefix(first).reduce(0) { $0 + $1.duration }
        let film = try PreviewFilm(size: Self.size(whole, shorter: 360), rate: FrameRate(FrameRate.nearest(to: rate)))
        try RenditionPictures(track, in: folder).read(
            keysOnly: false, between: start..<(start + Self.previewLength)
        ) { frame, seconds throws(MediaError) in
            try film.add(frame)
        }
        try folder.write(try film.finish(), to: Self.previewName)
        return Self.previewName
    }
}
