/// Work for the media worker: a video's renditions, a rest clip, or the
/// spoken instructions of a video in one more language.
package struct Job: Hashable, Sendable {
    package enum State: String, Sendable {
        case queued, running, done, failed
    }

    package enum Kind: String, Sendable {
        case video, rest, spoken
    }

    package var id: ID<Job>
    package var kind: Kind
    package var video: ID<Video>
    /// Set for a rest clip: its length in seconds.
    package var restSeconds: Int?
    /// Set for spoken instructions.
    package var language: Language?
    package var state: State
    /// How often it was begun: tells its holder from an earlier one.
    package var attempts: Int
    /// How often it broke off with an error since somebody ordered it.
    package var breaks: Int
    /// How often the server ended while it ran, since somebody ordered it.
    package var interruptions: Int
    /// How often its worker died, hung or ran out of memory, ever.
    package var crashes: Int
    /// Whether it waits because the disk is full.
    package var waitsForRoom: Bool
    /// 0 … 1.
    package var progress: Double
    package var secondsLeft: Double?

    package init(
        id: ID<Job>, kind: Kind, video: ID<Video>, restSeconds: Int? = nil, language: Language? = nil, state: State,
        attempts: Int = 0, breaks: Int = 0, interruptions: Int = 0, crashes: Int = 0, waitsForRoom: Bool = false,
        progress: Double = 0,
        secondsLeft: Double? = nil
    ) {
        self.id = id
        self.kind = kind
        self.video = video
        self.restSeconds = restSeconds
        self.language = language
        self.state = state
        self.attempts = attempts
        self.breaks = breaks
        self.interruptions = interruptions
        self.crashes = crashes
        self.waitsForRoom = waitsForRoom
        self.progress = progress
        self.secondsLeft = secondsLeft
    }
}
