internal import Foundation

/// A stream as a player finds it: playlists, and what the files hold that
/// they name.
struct LintStream: Sendable {
    /// Nil when a media playlist was given alone.
    var multivariant: ReadMultivariantPlaylist?
    var renditions: [LintRendition] = []
    /// What reading alone has found.
    var faults: [RuleFault] = []

    /// Those with pictures that are played.
    var variants: [LintRendition] { renditions.filter { $0.role == .variant } }
    var audio: [LintRendition] { renditions.filter { $0.role == .audio } }
    var subtitles: [LintRendition] { renditions.filter { $0.role == .subtitles } }
    var keyFrames: [LintRendition] { renditions.filter { $0.role == .keyFrames } }
    /// All whose segments are played with times.
    var played: [LintRendition] { renditions.filter { $0.role == .variant || $0.role == .audio } }

    /// The sound that a variant may be played with.
    func audio(of variant: ReadMultivariantPlaylist.Entry) -> [LintRendition] {
        audio.filter { $0.entry?["GROUP-ID"] == variant["AUDIO"] }
    }
}

/// One media playlist and its files.
struct LintRendition: Sendable {
    enum Role: Hashable, Sendable { case variant, audio, subtitles, keyFrames }

    var role: Role
    /// The tag that names it; nil for a playlist that was given alone.
    var entry: ReadMultivariantPlaylist.Entry?
    /// The same for a playlist that several tags name.
    var playlist: ReadMediaPlaylist
    let segments: [LintSegment]
    /// Seconds of one picture or packet, the longest there is; 0 when no file
    /// was read.
    let frame: Double

    init(
        role: Role, entry: ReadMultivariantPlaylist.Entry?, playlist: ReadMediaPlaylist, segments: [LintSegment]
    ) {
        self.role = role
        self.entry = entry
        self.playlist = playlist
        self.segments = segments
        frame = segments.compactMap { $0.frames?.upperBound }.max() ?? 0
    }

    var name: String { playlist.name }

    /// Segments between two discontinuities.
    var parts: [[LintSegment]] {
        var parts: [[LintSegment]] = []
        for segment in segments {
            if segment.source.part >= parts.count { parts.append([]) }
            parts[parts.count - 1].append(segment)
        }
        return parts
    }

    /// Measured from the sizes and lengths of the segments.
    var bandwidth: Bandwidth? {
        let parts = segments.compactMap { segment in
            segment.size.map { (seconds: segment.source.duration, bytes: $0) }
        }
        return parts.count == segments.count && !parts.isEmpty ? Bandwidth(of: parts) : nil
    }

    func fault(_ line: Int?, _ sentence: String) -> Fault { Fault(name, line, sentence) }
}

/// One segment and what it holds.
struct LintSegment: Sendable {
    var source: ReadMediaPlaylist.Segment
    /// Bytes; nil when the file was not read and the playlist does not say.
    var size: Int?
    var header: MovieHeader?
    var fragments: [MovieFragment] = []
    /// The types of the boxes, in order; nil when the file was not read.
    var boxes: [String]?
    /// The type of the NAL unit that holds the first picture.
    var firstUnit: Int?
    /// Subtitles.
    var text: String?

    var line: Int { source.line }

    /// Seconds of its shortest and its longest picture or packet.
    var frames: ClosedRange<Double>? {
        guard let track else { return nil }
        var range: ClosedRange<Int>?
        for fragment in fragments {
            for sample in fragment.samples {
                let known = range ?? sample.duration...sample.duration
                range = min(known.lowerBound, sample.duration)...max(known.upperBound, sample.duration)
            }
        }
        let scale = Double(track.timescale)
        return range.map { Double($0.lowerBound) / scale...Double($0.upperBound) / scale }
    }

    /// The track of the first fragment.
    var track: MovieHeader.Track? {
        let track = header?.tracks.first { $0.id == fragments.first?.trackID }
        return (track?.timescale ?? 0) > 0 ? track : nil
    }

    /// Seconds, when the first picture or packet is shown: the edit list
    /// taken off.
    var start: Double? {
        guard let track, let fragment = fragments.first, let time = fragment.decodeTime else { return nil }
        // Pictures are stored in the order of decoding; the first shown is
        // one of the first few.
        var decoding = 0
        var shown = Int.max
        for sample in fragment.samples.prefix(16) {
            shown = min(shown, decoding + sample.offset)
            decoding += sample.duration
        }
        let edit = track.edits.first { $0.mediaTime >= 0 }?.mediaTime ?? 0
        return shown == Int.max ? nil : Double(time + shown - edit) / Double(track.timescale)
    }

    /// Seconds that its samples last.
    var length: Double? {
        guard let track, !fragments.isEmpty else { return nil }
        return Double(fragments.reduce(0) { $0 + $1.duration }) / Double(track.timescale)
    }
}
