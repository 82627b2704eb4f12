package import Domain
import Media

/// What a therapist changes of a video that is shown: where it begins and
/// ends, and its poster.
package struct VideoCut: Hashable, Sendable {
    /// Milliseconds of the shown video.
    package var start: Int
    package var end: Int
    /// Milliseconds of the shown video; nil leaves the poster as it is.
    package var posterAt: Int?
    /// Of the sound.
    package var language: Language

    package init(start: Int, end: Int, posterAt: Int?, language: Language) {
        self.start = start
        self.end = end
        self.posterAt = posterAt
        self.language = language
    }

    /// Milliseconds that a video has at least.
    package static let shortest = 500
    /// Milliseconds by which an end may miss the real one and still mean it.
    private static let slack = 50

    /// What is to be made of the upload, whose times count from its own
    /// beginning.
    ///
    /// - Parameters:
    ///   - shown: what the shown video was ordered with.
    ///   - duration: of the shown video, milliseconds.
    func request(after shown: TranscodeRequest, duration: Int) throws -> TranscodeRequest {
        let end = min(end, duration)
        guard start >= 0, end - start >= Self.shortest else {
            throw ServiceError(
                .invalid, "From \(start) to \(end) ms nothing is left; keep at least half a second.", reason: .cut)
        }
        if let posterAt, !(start...end).contains(posterAt) {
            throw ServiceError(
                .invalid, "The poster's picture at \(posterAt) ms is cut away; choose one that is kept.",
                reason: .cutPoster)
        }
        let offset = shown.trimStart ?? 0
        var request = shown
        request.language = language.rawValue
        if start > 0 { request.trimStart = offset + start }
        if end < duration - Self.slack { request.trimEnd = offset + end }
        if let posterAt {
            request.posterAt = min(posterAt, end - 1) - start
        } else if let kept = shown.posterAt {
            request.posterAt = (0..<(end - start)).contains(kept - start) ? kept - start : nil
        }
        return request
    }
}
