/// A file on its way in (tus 1.0.0).
package struct Upload: Hashable, Sendable {
    package var id: ID<Upload>
    package var staff: ID<StaffMember>
    package var fileName: String
    /// The exercise that gets the video; nil makes a new one.
    package var exercise: ID<Exercise>?
    /// Bytes in all.
    package var length: Int
    /// Bytes that are on stable storage.
    package var received: Int
    /// The video that the finished upload became.
    package var video: ID<Video>?
    package var createdAt: Instant
    package var expiresAt: Instant

    package init(
        id: ID<Upload>, staff: ID<StaffMember>, fileName: String, exercise: ID<Exercise>?, length: Int,
        received: Int = 0, video: ID<Video>? = nil, createdAt: Instant, expiresAt: Instant
    ) {
        self.id = id
        self.staff = staff
        self.fileName = fileName
        self.exercise = exercise
        self.length = length
        self.received = received
        self.video = video
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}
