/// What is to be made of an uploaded file.
package struct TranscodeRequest: Hashable, Sendable, Codable {
    /// How the renditions are chosen.
    package enum LadderKind: String, Sendable, Codable {
        /// By the content: a short probe encode decides.
        case perTitle
        /// The same for every video of its size.
        case fixed
    }

    /// Of the sound, a BCP 47 tag.
    package var language: String
    /// Milliseconds after the first picture; nil for the file's own start.
    package var trimStart: Int?
    /// Milliseconds after the first picture, later than `trimStart`; nil for
    /// the file's own end.
    package var trimEnd: Int?
    /// Milliseconds after the first picture that is kept; nil to choose one.
    package var posterAt: Int?
    /// Whether left and right change places.
    package var isMirrored: Bool
    package var ladder: LadderKind

    package init(
        language: String = "da", trimStart: Int? = nil, trimEnd: Int? = nil, posterAt: Int? = nil,
        isMirrored: Bool = false, ladder: LadderKind = .perTitle
    ) {
        self.language = language
        self.trimStart = trimStart
        self.trimEnd = trimEnd
        self.posterAt = posterAt
        self.isMirrored = isMirrored
        self.ladder = ladder
    }
}
