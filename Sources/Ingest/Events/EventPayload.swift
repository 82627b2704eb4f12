package import Domain

/// What an event says, by its type.
package enum EventPayload: Hashable, Sendable {
    case session(SessionStep)
    case exercise(ExerciseStep)
    case set(CompletedSet)
    case feedback(Feedback)
    case test(FunctionalTest)
    case playback(PlaybackSummary)
    case device(DeviceReport)
    case failure(DeviceFailure)
    case help(HelpRequest)
    /// A type that this version of Trin does not know; it is kept.
    case unknown(type: String)
}

/// `trin.session.…`
package struct SessionStep: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case opened, started, paused, resumed, completed, abandoned
    }

    package var kind: Kind
    /// Seconds from the start of the session's stream.
    package var position: Double

    package init(_ kind: Kind, position: Double) {
        self.kind = kind
        self.position = position
    }
}

/// `trin.exercise.…`
package struct ExerciseStep: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case started, completed, skipped
    }

    package var kind: Kind
    package var exercise: ID<Exercise>
    /// The exercise's place in the programme, from 0.
    package var index: Int
    /// Why it was skipped, if the citizen said so.
    package var reason: String?

    package init(_ kind: Kind, exercise: ID<Exercise>, index: Int, reason: String? = nil) {
        self.kind = kind
        self.exercise = exercise
        self.index = index
        self.reason = reason
    }
}

/// `trin.set.completed`
package struct CompletedSet: Hashable, Sendable {
    package var exercise: ID<Exercise>
    /// The exercise's place in the programme, from 0.
    package var index: Int
    /// From 1.
    package var set: Int
    package var repetitions: Int?
    package var seconds: Double?

    package init(
        exercise: ID<Exercise>, index: Int, set: Int, repetitions: Int? = nil, seconds: Double? = nil
    ) {
        self.exercise = exercise
        self.index = index
        self.set = set
        self.repetitions = repetitions
        self.seconds = seconds
    }
}

/// `trin.feedback.given`; at least one of the three is there.
package struct Feedback: Hashable, Sendable {
    /// 0 … 10 (numeric rating scale).
    package var pain: Int?
    /// 0 … 10 (Borg CR10).
    package var effort: Int?
    package var comment: String?

    package init(pain: Int? = nil, effort: Int? = nil, comment: String? = nil) {
        self.pain = pain
        self.effort = effort
        self.comment = comment
    }
}
