/// One uploaded file and its renditions. The renditions of a video never
/// change: another file behind the same exercise is another video.
package struct Video: Hashable, Sendable, Codable {
    package enum State: String, Sendable, Codable {
        /// Uploaded; being transcoded, or waiting for it.
        case processing
        /// Every rendition is there and may be played.
        case ready
        /// Could not be transcoded; `failure` says why.
        case failed
    }

    package var id: ID<Video>
    package var exercise: ID<Exercise>?
    package var state: State
    /// The name of the uploaded file, for people.
    package var fileName: String
    /// Seconds; known when ready.
    package var duration: Double?
    /// One sentence for the person who uploaded it.
    package var failure: String?
    package var createdAt: Instant

    package init(
        id: ID<Video>, exercise: ID<Exercise>?, state: State, fileName: String, duration: Double? = nil,
        failure: String? = nil, createdAt: Instant
    ) {
        self.id = id
        self.exercise = exercise
        self.state = state
        self.fileName = fileName
        self.duration = duration
        self.failure = failure
        self.createdAt = createdAt
    }
}
