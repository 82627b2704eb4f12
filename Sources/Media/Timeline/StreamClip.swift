/// A clip of a stream, with what its playlists ask for again and again.
struct StreamClip {
    let clip: Clip
    /// Seconds that it is played in all.
    var seconds = 0.0
    /// Whether it is a rest: so calm that a rung of its own would be no choice.
    let isRest: Bool
    private let tracks: [(rung: StreamRung, track: Track)]

    init(_ clip: Clip, isRest: Bool) {
        self.clip = clip
        self.isRest = isRest
        tracks = clip.report.renditions.map { (StreamRung($0), $0) }
    }

    var rungs: [StreamRung] { tracks.map(\.rung) }

    /// The rendition for a rung of a stream: the best one that is not above
    /// it, or else the lowest; nil for a clip without pictures.
    func rendition(for rung: StreamRung) -> Track? {
        (tracks.last { $0.rung <= rung } ?? tracks.first)?.track
    }
}
