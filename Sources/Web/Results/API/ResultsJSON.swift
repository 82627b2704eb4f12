import Domain
import Services

/// What came of a session, as programs get it.
struct ResultDossierJSON: Encodable {
    let session: ID<Session>
    let date: CivilDate
    let state: SessionStatus
    /// What stands.
    let result: ResultJSON?
    let source: String?
    let tablet: ResultJSON?
    let notes: [NoteJSON]
    let versions: [VersionJSON]
    let hasNewsAfterNote: Bool

    init(_ dossier: ResultService.Dossier, today: CivilDate) {
        let summary = dossier.summary
        session = summary.session.id
        date = summary.session.date
        state = summary.status(today: today)
        result = summary.result.map(ResultJSON.init)
        source = summary.hand != nil ? "staff" : summary.tablet != nil ? "tablet" : nil
        tablet = summary.tablet.map(ResultJSON.init)
        notes = dossier.hands.map { NoteJSON($0, stands: $0.id == summary.hand?.id) }
        versions = dossier.versions.map(VersionJSON.init)
        hasNewsAfterNote = summary.hasNewsAfterHand
    }
}

struct ResultJSON: Encodable {
    let completion: SessionResult.Completion
    let startedAt: String?
    let endedAt: String?
    let exercisesCompleted: Int
    let exercisesSkipped: Int
    let setsCompleted: Int
    let pain: Int?
    let effort: Int?
    let comment: String?
    let events: Int
    let stalls: Int?
    let startupTime: Int?
    let helpAsked: Int
    let tests: [TestMeasure]

    init(_ result: SessionResult) {
        completion = result.completion
        startedAt = result.startedAt?.rfc3339
        endedAt = result.endedAt?.rfc3339
        exercisesCompleted = result.exercisesCompleted
        exercisesSkipped = result.exercisesSkipped
        setsCompleted = result.setsCompleted
        pain = result.pain
        effort = result.effort
        comment = result.comment
        events = result.events
        stalls = result.stalls
        startupTime = result.startupTime
        helpAsked = result.helpAsked
        tests = result.tests
    }
}

struct NoteJSON: Encodable {
    let id: ID<HandResult>
    let completion: HandResult.Completion
    let pain: Int?
    let effort: Int?
    let comment: String?
    let reason: String?
    let staff: ID<StaffMember>
    let at: String
    let stands: Bool

    init(_ hand: HandResult, stands: Bool) {
        id = hand.id
        completion = hand.completion
        pain = hand.pain
        effort = hand.effort
        comment = hand.comment
        reason = hand.reason
        staff = hand.staff
        at = hand.at.rfc3339
        self.stands = stands
    }
}

struct VersionJSON: Encodable {
    struct Cause: Encodable {
        let type: String
        let occurredAt: String
        let receivedAt: String
    }

    let version: Int
    let at: String
    /// Nil when nothing had come.
    let before: ResultJSON?
    let after: ResultJSON
    let causes: [Cause]

    init(_ version: ResultVersion) {
        self.version = version.version
        at = version.at.rfc3339
        before = version.before.map(ResultJSON.init)
        after = ResultJSON(version.after)
        causes = version.causes.map {
            Cause(type: $0.type, occurredAt: $0.occurredAt.rfc3339, receivedAt: $0.receivedAt.rfc3339)
        }
    }
}

/// A week's training.
struct TrainingWeekJSON: Encodable {
    let monday: CivilDate
    let due: Int
    let done: Int
    let partly: Int
    let missed: Int
    let cancelled: Int
    let share: Double?
    let minutes: Int
    let targetSessions: Int?
    let targetMinutes: Int?
    let level: Double?
    let pain: Double?
    let effort: Double?

    init(_ week: TrainingWeek) {
        monday = week.monday
        due = week.adherence.due
        done = week.adherence[.done]
        partly = week.adherence[.partly]
        missed = week.adherence[.missed]
        cancelled = week.adherence[.cancelled]
        share = week.adherence.share
        minutes = week.minutes
        targetSessions = week.target?.sessions
        targetMinutes = week.target?.minutes
        level = week.level
        pain = week.pain.mean
        effort = week.effort.mean
    }
}

struct LevelJSON: Encodable {
    struct Alarm: Encodable {
        struct Loss: Encodable {
            let cause: TrainingAlarm.Cause
            let sessions: Double
        }

        let kind: TrainingAlarm.Kind
        let before: Double
        let now: Double
        let losses: [Loss]
    }

    let unit: Domain.Unit
    let weeks: [TrainingWeekJSON]
    let alarm: Alarm?

    init(_ level: LevelService.Level) {
        unit = level.unit
        weeks = level.weeks.map(TrainingWeekJSON.init)
        alarm = level.alarm.map { alarm in
            Alarm(
                kind: alarm.kind, before: alarm.before, now: alarm.now,
                losses: alarm.losses.map { Alarm.Loss(cause: $0.cause, sessions: $0.sessions) })
        }
    }
}

struct FlagJSON: Encodable {
    let id: ID<TrainingFlag>
    let citizen: ID<Citizen>
    let name: String
    let unit: ID<Domain.Unit>
    let kind: TrainingFlag.Kind
    let role: Role
    let subject: String
    let level: Int
    let since: String
    let raisedAt: String
    let withdrawnAt: String?
    let seenAt: String?
    let seenBy: ID<StaffMember>?
    let note: String?

    init(_ entry: FlagEntry) {
        let flag = entry.flag
        id = flag.id
        citizen = flag.citizen
        name = entry.citizen.fullName
        unit = entry.citizen.unit
        kind = flag.kind
        role = flag.kind.role
        subject = flag.subject
        level = flag.level
        since = flag.since.rfc3339
        raisedAt = flag.raisedAt.rfc3339
        withdrawnAt = flag.withdrawnAt?.rfc3339
        seenAt = flag.seenAt?.rfc3339
        seenBy = flag.seenBy
        note = flag.note
    }
}
