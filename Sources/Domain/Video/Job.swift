/// The transcoding of one video, or the making of one rest clip.
package struct Job: Hashable, Sendable {
    package enum State: String, Sendable {
        case queued, running, done, failed
    }

    package var id: ID<Job>
    package var video: ID<Video>
    /// Set for a rest clip: its length in seconds.
    package var restSeconds: Int?
    package var state: State
    /// How often it was begun.
    package var attempts: Int
    /// 0 … 1.
    package var progress: Double
    package var secondsLeft: Double?

    package init(
        id: ID<Job>, video: ID<Video>, restSeconds: Int?, state: State, attempts: Int, progress: Double,
        secondsLeft: Double?
    ) {
        self.id = id
        self.video = video
        self.restSeconds = restSeconds
        self.state = state
        self.attempts = attempts
        self.progress = progress
        self.secondsLeft = secondsLeft
    }
}
