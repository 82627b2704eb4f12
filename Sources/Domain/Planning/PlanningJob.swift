/// The planning of a unit's week, as work in the queue.
package struct PlanningJob: Hashable, Sendable {
    package var id: ID<PlanningJob>
    package var unit: ID<Unit>
    package var monday: CivilDate
    package var state: Job.State
    /// How often it was begun: tells its holder from an earlier one.
    package var attempts: Int
    /// How long the search may take.
    package var seconds: Double
    package var createdBy: ID<StaffMember>
    package var createdAt: Instant
    package var progress: Progress?
    package var isStopped: Bool
    /// What came of it.
    package var draft: ID<WeekDraft>?
    /// Why nothing came of it.
    package var failure: String?

    /// How far the search is.
    package struct Progress: Hashable, Sendable {
        package var cost: Int
        package var bound: Int
        package var seconds: Double

        package init(cost: Int, bound: Int, seconds: Double) {
            self.cost = cost
            self.bound = bound
            self.seconds = seconds
        }
    }

    package init(
        id: ID<PlanningJob>, unit: ID<Unit>, monday: CivilDate, state: Job.State = .queued, attempts: Int = 0,
        seconds: Double, createdBy: ID<StaffMember>, createdAt: Instant, progress: Progress? = nil,
        isStopped: Bool = false, draft: ID<WeekDraft>? = nil, failure: String? = nil
    ) {
        self.id = id
        self.unit = unit
        self.monday = monday
        self.state = state
        self.attempts = attempts
        self.seconds = seconds
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.progress = progress
        self.isStopped = isStopped
        self.draft = draft
        self.failure = failure
    }
}
