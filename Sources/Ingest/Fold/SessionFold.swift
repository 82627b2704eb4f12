package import Domain

/// What is known about one session from the events seen so far.
///
/// Each part is a set that grows, a least or a greatest value. So the state
/// is the same whatever the order, repetition or splitting of the events,
/// and states of parts of the events can be merged.
package struct SessionFold: Hashable, Sendable {
    package let session: ID<Session>
    private(set) var seen: Set<EventIdentity> = []
    private(set) var firstStarted: Instant?
    private(set) var firstActivity: Instant?
    private(set) var lastActivity: Instant?
    private(set) var isCompleted = false
    private(set) var exercisesCompleted: Set<Int> = []
    private(set) var exercisesSkipped: Set<Int> = []
    private(set) var setsCompleted: Set<SetKey> = []
    private(set) var pain: Latest<Int>?
    private(set) var effort: Latest<Int>?
    private(set) var comment: Latest<String>?
    private(set) var playbacks: Set<Playback> = []
    private(set) var helpAsked: Set<EventIdentity> = []
    /// The latest of each test.
    private(set) var tests: [String: Latest<TestMeasure>] = [:]

    struct SetKey: Hashable {
        let index: Int
        let set: Int
    }

    struct Playback: Hashable {
        let by: EventIdentity
        let summary: PlaybackSummary
    }

    package init(_ session: ID<Session>) { self.session = session }

    package init(_ session: ID<Session>, events: some Sequence<TimedEvent>) {
        self.init(session)
        for event in events { insert(event) }
    }

    /// Takes an event in; one of another session or of an unknown type
    /// changes nothing.
    package mutating func insert(_ event: TimedEvent) {
        guard event.session == session else { return }
        switch event.payload {
        case .device, .failure, .unknown:
            return
        case .test(let test):
            let measure = TestMeasure(test: test.test, value: test.value, unit: test.unit.rawValue)
            tests[test.test] = .later(tests[test.test], Latest(value: measure, at: event.at, by: event.identity))
        case .playback(let summary):
            playbacks.insert(Playback(by: event.identity, summary: summary))
        case .help:
            helpAsked.insert(event.identity)
        case .session(let step):
            if step.kind == .started { firstStarted = earliest(firstStarted, event.at) }
            if step.kind == .completed { isCompleted = true }
            noteActivity(at: event.at)
        case .exercise(let step):
            if step.kind == .completed { exercisesCompleted.insert(step.index) }
            if step.kind == .skipped { exercisesSkipped.insert(step.index) }
            noteActivity(at: event.at)
        case .set(let set):
            setsCompleted.insert(SetKey(index: set.index, set: set.set))
            noteActivity(at: event.at)
        case .feedback(let feedback):
            pain = .later(pain, feedback.pain.map { Latest(value: $0, at: event.at, by: event.identity) })
            effort = .later(effort, feedback.effort.map { Latest(value: $0, at: event.at, by: event.identity) })
            comment = .later(comment, feedback.comment.map { Latest(value: $0, at: event.at, by: event.identity) })
        }
        seen.insert(event.identity)
    }

    /// Takes in all that another state of the same session knows.
    package mutating func merge(_ other: SessionFold) {
        guard other.session == session else { return }
        seen.formUnion(other.seen)
        firstStarted = earliest(firstStarted, other.firstStarted)
        firstActivity = earliest(firstActivity, other.firstActivity)
        lastActivity = latest(lastActivity, other.lastActivity)
        isCompleted = isCompleted || other.isCompleted
        exercisesCompleted.formUnion(other.exercisesCompleted)
        exercisesSkipped.formUnion(other.exercisesSkipped)
        setsCompleted.formUnion(other.setsCompleted)
        pain = .later(pain, other.pain)
        effort = .later(effort, other.effort)
        comment = .later(comment, other.comment)
        playbacks.formUnion(other.playbacks)
        helpAsked.formUnion(other.helpAsked)
        tests.merge(other.tests) { Latest.later($0, $1) ?? $0 }
    }

    /// Answers, calls for help and what the player sums up come whenever the
    /// page is open, and are no sign of training.
    private mutating func noteActivity(at instant: Instant) {
        firstActivity = earliest(firstActivity, instant)
        lastActivity = latest(lastActivity, instant)
    }

    private func earliest(_ left: Instant?, _ right: Instant?) -> Instant? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }

    private func latest(_ left: Instant?, _ right: Instant?) -> Instant? {
        guard let left, let right else { return left ?? right }
        return max(left, right)
    }
}
