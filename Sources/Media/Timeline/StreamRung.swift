/// A variant of a stitched stream, after the ladder's rungs; higher is better.
struct StreamRung: Hashable, Comparable {
    /// Such as `720p`.
    let name: String
    /// Pixels of the shorter side.
    private let height: Int

    init(_ track: Track) {
        name = track.name
        height = Int(track.name.prefix { $0.isNumber }) ?? 0
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.height, left.name) < (right.height, right.name)
    }

    var playlist: String { "\(name).m3u8" }
    var keyFramePlaylist: String { "\(name)-iframes.m3u8" }
}
