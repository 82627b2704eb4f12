import Domain
import Services

/// A week as programs get it.
struct WeekJSON: Encodable {
    struct Day: Encodable {
        let date: CivilDate
        let closed: String?
    }

    struct Work: Encodable {
        let trainer: Trainer
        /// One list a day, absences taken out: minutes after midnight.
        let shifts: [[MinuteRange]]
        /// Of sessions this week.
        let minutes: Int
    }

    let unit: Unit
    let monday: CivilDate
    let days: [Day]
    let trainers: [Work]
    let rooms: [Room]
    let devices: [PoolDevice]
    let absences: [AbsenceJSON]
    let sessions: [SessionJSON]
    let drafts: [ID<WeekDraft>]
    let job: JobJSON?

    init(_ board: WeekBoard) {
        unit = board.unit
        monday = board.monday
        days = board.days.map { Day(date: $0.date, closed: $0.closed) }
        trainers = board.trainers.map { Work(trainer: $0.trainer, shifts: $0.shifts, minutes: $0.minutes) }
        rooms = board.rooms
        devices = board.devices
        absences = board.absences.map(AbsenceJSON.init)
        sessions = board.entries.map { SessionJSON($0, today: board.today) }
        drafts = board.drafts.filter { $0.state == .open }.map(\.id)
        job = board.job.map(JobJSON.init)
    }
}

struct SessionJSON: Encodable {
    struct Person: Encodable {
        let id: ID<Citizen>
        let name: String
    }

    let id: ID<Session>
    let plan: ID<Plan>
    let citizen: Person
    let kind: Session.Kind
    let mode: Plan.Mode
    let programme: String
    let place: SessionPlace
    let zone: String
    let startsAt: Instant
    let minutes: Int
    let state: SessionStatus
    let sequence: Int
    let isPinned: Bool
    let isPlaced: Bool
    let isOpen: Bool
    let conflicts: [PlanningConflict]

    init(_ entry: WeekBoard.Entry, today: CivilDate) {
        let session = entry.summary.session
        id = session.id
        plan = session.plan
        citizen = Person(id: session.citizen, name: entry.summary.citizen.fullName)
        kind = session.kind
        mode = entry.summary.mode
        programme = entry.summary.programmeName
        place = session.place
        zone = session.zone
        startsAt = session.startsAt
        minutes = session.minutes
        state = entry.summary.status(today: today)
        sequence = session.sequence
        isPinned = session.isPinned
        isPlaced = entry.isPlaced
        isOpen = entry.isOpen
        conflicts = entry.conflicts
    }
}

struct SuggestionJSON: Encodable {
    let session: ID<Session>
    let place: SessionPlace
    /// Against the plan as it is; negative is better.
    let cost: Int
    let ledger: [CostLine]
    let isFamiliar: Bool
    /// Minutes of travel that it adds.
    let travel: Int

    init(_ suggestion: PlaceSuggestion) {
        session = suggestion.session
        place = suggestion.place
        cost = suggestion.cost
        ledger = suggestion.ledger
        isFamiliar = suggestion.isFamiliar
        travel = suggestion.travel
    }
}

struct ExplanationJSON: Encodable {
    let session: SessionJSON
    /// What its place costs, by parts.
    let ledger: [CostLine]
    let alternatives: [SuggestionJSON]
    /// Proven, when it has no place.
    let reasons: [PlanReason]

    init(_ explanation: SessionExplanation, today: CivilDate) {
        session = SessionJSON(explanation.entry, today: today)
        ledger = explanation.ledger
        alternatives = explanation.alternatives.map(SuggestionJSON.init)
        reasons = explanation.reasons
    }
}

struct PossibilityJSON: Encodable {
    let isPossible: Bool
    let suggestion: SuggestionJSON?
    let conflicts: [PlanningConflict]
}

struct JobJSON: Encodable {
    let id: ID<PlanningJob>
    let unit: ID<Unit>
    let monday: CivilDate
    /// `queued`, `running`, `done` or `failed`.
    let state: String
    /// 0 … 100: how much of its time the search has had.
    let percent: Int
    let cost: Int?
    let bound: Int?
    /// How far the cost is above the bound at most, in hundredths.
    let gap: Double?
    let draft: ID<WeekDraft>?
    let failure: String?

    init(_ job: PlanningJob) {
        id = job.id
        unit = job.unit
        monday = job.monday
        state = job.state.rawValue
        percent = job.percent
        cost = job.progress?.cost
        bound = job.progress?.bound
        gap = job.progress.flatMap { progress in
            progress.bound > 0 ? 100 * Double(progress.cost - progress.bound) / Double(progress.bound) : nil
        }
        draft = job.draft
        failure = job.failure
    }
}

struct DraftJSON: Encodable {
    struct Item: Encodable {
        let session: ID<Session>
        let before: SessionPlace
        /// Null when no place was found.
        let after: SessionPlace?
        let isChange: Bool
        let isPublished: Bool
        let reasons: [PlanReason]
        let ledger: [CostLine]
        /// Sessions whose changes this one cannot do without.
        let needs: [ID<Session>]
    }

    let id: ID<WeekDraft>
    let unit: ID<Unit>
    let monday: CivilDate
    let origin: String
    let state: String
    let createdAt: Instant
    let createdBy: ID<StaffMember>
    let cost: Int
    let bound: Int?
    let ledger: [CostLine]
    let items: [Item]

    init(_ draft: WeekDraft, _ items: [WeekDraft.Item]) {
        id = draft.id
        unit = draft.unit
        monday = draft.monday
        origin = draft.origin.rawValue
        state = draft.state.rawValue
        createdAt = draft.createdAt
        createdBy = draft.createdBy
        cost = draft.cost
        bound = draft.bound
        ledger = draft.ledger
        self.items = items.map {
            Item(
                session: $0.session, before: $0.before, after: $0.after, isChange: $0.isChange,
                isPublished: $0.isPublished, reasons: $0.reasons, ledger: $0.ledger, needs: $0.needs)
        }
    }
}

struct ChangeJSON: Encodable {
    let id: ID<PlanningChange>
    let kind: String
    let items: [PlanningChange.Item]

    init(_ change: PlanningChange) {
        id = change.id
        kind = change.kind.rawValue
        items = change.items
    }
}

struct Published: Encodable {
    let published: [ID<Session>]
}
