/// One version of an uploaded file and its renditions. A file of a rendition
/// never changes: another cut or another file behind the same exercise is
/// another video.
package struct Video: Hashable, Sendable, Codable {
    package enum State: String, Sendable, Codable {
        /// Uploaded; being transcoded, or waiting for it.
        case processing
        /// There are renditions that may be played; with `isPartial`, more
        /// are on their way.
        case ready
        /// Could not be transcoded; `failure` says why.
        case failed
    }

    package var id: ID<Video>
    package var exercise: ID<Exercise>?
    /// The uploaded file that it is made from; nil for what Trin draws itself.
    package var upload: ID<Upload>?
    /// Whether it is the exercise's other side: left and right change places.
    package var isMirrored: Bool
    package var state: State
    /// Whether it can be played while renditions are still missing.
    package var isPartial: Bool
    /// The name of the uploaded file, for people.
    package var fileName: String
    /// Seconds; known when ready.
    package var duration: Double?
    /// One sentence for the person who uploaded it. A video that is ready has
    /// one when its further renditions could not be made.
    package var failure: String?
    /// The same for pages in other languages.
    package var refusal: Refusal?
    package var createdAt: Instant

    package init(
        id: ID<Video>, exercise: ID<Exercise>?, upload: ID<Upload>? = nil, isMirrored: Bool = false, state: State,
        isPartial: Bool = false, fileName: String, duration: Double? = nil, failure: String? = nil,
        refusal: Refusal? = nil, createdAt: Instant
    ) {
        self.id = id
        self.exercise = exercise
        self.upload = upload
        self.isMirrored = isMirrored
        self.state = state
        self.isPartial = isPartial
        self.fileName = fileName
        self.duration = duration
        self.failure = failure
        self.refusal = refusal
        self.createdAt = createdAt
    }
}
