/// What a session's events amount to.
package struct SessionResult: Hashable, Sendable, Codable {
    package enum Completion: String, Sendable, Codable {
        /// Opened or started, but no exercise was finished; or only spoken of,
        /// see ``hasBegun``.
        case started
        /// At least one exercise was finished, but not the session.
        case partly
        /// Played to the end.
        case done
    }

    package var session: ID<Session>
    package var completion: Completion
    /// When the training began, by the corrected clock.
    package var startedAt: Instant?
    /// When it ended or training was last heard of, by the corrected clock;
    /// answers and calls for help are none.
    package var endedAt: Instant?
    package var exercisesCompleted: Int
    package var exercisesSkipped: Int
    package var setsCompleted: Int
    /// 0 … 10 (numeric rating scale), if answered.
    package var pain: Int?
    /// 0 … 10 (Borg CR10), if answered.
    package var effort: Int?
    package var comment: String?
    /// How many accepted events it was folded from.
    package var events: Int
    /// How often the stream ran empty; nil when the tablet did not say.
    package var stalls: Int?
    /// The longest wait for the first picture, in milliseconds.
    package var startupTime: Int?
    /// How often somebody asked for help.
    package var helpAsked: Int
    /// What functional tests gave, by name.
    package var tests: [TestMeasure]

    package init(
        session: ID<Session>, completion: Completion, startedAt: Instant?, endedAt: Instant?,
        exercisesCompleted: Int, exercisesSkipped: Int, setsCompleted: Int, pain: Int?, effort: Int?,
        comment: String?, events: Int, stalls: Int? = nil, startupTime: Int? = nil, helpAsked: Int = 0,
        tests: [TestMeasure] = []
    ) {
        self.session = session
        self.completion = completion
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.exercisesCompleted = exercisesCompleted
        self.exercisesSkipped = exercisesSkipped
        self.setsCompleted = setsCompleted
        self.pain = pain
        self.effort = effort
        self.comment = comment
        self.events = events
        self.stalls = stalls
        self.startupTime = startupTime
        self.helpAsked = helpAsked
        self.tests = tests
    }

    /// Whether anybody began to train: who calls for help or answers a
    /// question, and does nothing else, has not.
    package var hasBegun: Bool { completion != .started || startedAt != nil }
}
