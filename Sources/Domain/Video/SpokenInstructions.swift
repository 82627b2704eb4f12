/// The spoken instructions of a video in one more language, from a sound file
/// that staff uploaded.
package struct SpokenInstructions: Hashable, Sendable {
    package var video: ID<Video>
    package var language: Language
    package var upload: ID<Upload>
    package var state: Video.State
    /// One sentence for the person who uploaded it.
    package var failure: String?
    /// The same for pages in other languages.
    package var refusal: Refusal?
    package var createdAt: Instant

    package init(
        video: ID<Video>, language: Language, upload: ID<Upload>, state: Video.State, failure: String? = nil,
        refusal: Refusal? = nil,
        createdAt: Instant
    ) {
        self.video = video
        self.language = language
        self.upload = upload
        self.state = state
        self.failure = failure
        self.refusal = refusal
        self.createdAt = createdAt
    }
}
