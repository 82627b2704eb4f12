import Domain

extension EventType {
    /// Every type that Trin understands, in the order of the contract.
    ///
    /// Names are literals, for every event shares one: processors would wait
    /// for each other to count the references to any other string.
    package static let all: [EventType] = [
        session(.opened, "trin.session.opened"), session(.started, "trin.session.started"),
        session(.paused, "trin.session.paused"), session(.resumed, "trin.session.resumed"),
        session(.completed, "trin.session.completed"), session(.abandoned, "trin.session.abandoned"),
        exercise(.started, "trin.exercise.started"), exercise(.completed, "trin.exercise.completed"),
        exercise(.skipped, "trin.exercise.skipped"), setCompleted, feedback, testCompleted, playbackSummarised,
        deviceReported, deviceFailed, helpRequested,
    ]

    /// The type of that name; nil when Trin does not know it.
    package static func named(_ name: String) -> EventType? { named(name.utf8.span) }

    static func named(_ name: Span<UInt8>) -> EventType? {
        let number = names.number(of: name, 0..<name.count)
        return number == JSONNames.other ? nil : all[Int(number)]
    }

    private static let names = JSONNames(all.map(\.name))

    private static func session(_ kind: SessionStep.Kind, _ name: String) -> EventType {
        EventType(
            name: name, summary: "The session was \(kind).",
            fields: [
                Field(
                    name: .position, kind: .number(0...86_400),
                    summary: "Seconds from the start of the session's stream.")
            ]
        ) { data in
            data.number(.position).map { .session(SessionStep(kind, position: $0)) }
        }
    }

    private static func exercise(_ kind: ExerciseStep.Kind, _ name: String) -> EventType {
        let reason = Field(
            name: .reason, kind: .text(500), isRequired: false, summary: "Why it was skipped, in the citizen's words.")
        return EventType(
            name: name, summary: "An exercise of the session was \(kind).",
            fields: [exerciseField, indexField] + (kind == .skipped ? [reason] : []),
            asides: kind == .skipped ? [] : [.reason]
        ) { data in
            guard let exercise = data.identifier(.exercise, of: Exercise.self), let index = data.integer(.index)
            else { return nil }
            return .exercise(ExerciseStep(kind, exercise: exercise, index: index, reason: data.text(.reason)))
        }
    }

    private static let setCompleted = EventType(
        name: "trin.set.completed", summary: "A set of an exercise was completed.",
        fields: [
            exerciseField, indexField,
            Field(name: .set, kind: .integer(1...100), summary: "Which set of the exercise, from 1."),
            Field(
                name: .repetitions, kind: .integer(0...1000), isRequired: false,
                summary: "How many repetitions the set had."),
            Field(
                name: .seconds, kind: .number(0...86_400), isRequired: false,
                summary: "How many seconds the set lasted."),
        ]
    ) { data in
        guard let exercise = data.identifier(.exercise, of: Exercise.self), let index = data.integer(.index),
            let set = data.integer(.set)
        else { return nil }
        return .set(
            CompletedSet(
                exercise: exercise, index: index, set: set, repetitions: data.integer(.repetitions),
                seconds: data.number(.seconds)))
    }

    private static let feedback = EventType(
        name: "trin.feedback.given", summary: "The citizen said how the session went.",
        fields: [
            Field(
                name: .pain, kind: .integer(0...10), isRequired: false,
                summary: "Pain during the training: 0 none, 10 the worst imaginable."),
            Field(
                name: .effort, kind: .integer(0...10), isRequired: false,
                summary: "Effort by the Borg CR10 scale: 0 none, 10 extreme."),
            Field(name: .comment, kind: .text(2000), isRequired: false, summary: "In the citizen's own words."),
        ],
        needsOneOfItsFields: true
    ) { data in
        .feedback(
            Feedback(pain: data.integer(.pain), effort: data.integer(.effort), comment: data.text(.comment)))
    }

    private static let exerciseField = Field(
        name: .exercise, kind: .identifier, summary: "The identifier of the exercise.")
    private static let indexField = Field(
        name: .index, kind: .integer(0...999), summary: "The exercise's place in the programme, from 0.")
}
