/// Proposed places for a unit's sessions of one week, until somebody publishes
/// or discards them.
package struct WeekDraft: Hashable, Sendable {
    package enum Origin: String, Sendable, CaseIterable {
        /// The whole week was planned.
        case week
        /// Somebody or something is absent, a day's shift has changed, or the
        /// unit has closed a day.
        case absence
    }

    package enum State: String, Sendable {
        case open, published, discarded
    }

    package var id: ID<WeekDraft>
    package var unit: ID<Unit>
    package var monday: CivilDate
    package var origin: Origin
    package var state: State
    package var createdAt: Instant
    package var createdBy: ID<StaffMember>
    /// What the plan costs, by parts.
    package var ledger: [CostLine]
    /// A proven lower bound on the cost of any plan; nil when none was sought.
    package var bound: Int?

    package var cost: Int { ledger.reduce(0) { $0 + $1.cost } }

    package init(
        id: ID<WeekDraft>, unit: ID<Unit>, monday: CivilDate, origin: Origin, state: State = .open,
        createdAt: Instant, createdBy: ID<StaffMember>, ledger: [CostLine], bound: Int?
    ) {
        self.id = id
        self.unit = unit
        self.monday = monday
        self.origin = origin
        self.state = state
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.ledger = ledger
        self.bound = bound
    }

    /// What the draft says about one session.
    package struct Item: Hashable, Sendable {
        package var session: ID<Session>
        /// The session's ``Session/sequence`` that the draft was made from.
        package var sequence: Int
        package var before: SessionPlace
        /// Nil when no place was found.
        package var after: SessionPlace?
        /// Why there is no place; proven.
        package var reasons: [PlanReason]
        package var ledger: [CostLine]
        /// Sessions whose changes this one cannot do without.
        package var needs: [ID<Session>]
        /// Whether its change has been published.
        package var isPublished: Bool

        package init(
            session: ID<Session>, sequence: Int, before: SessionPlace, after: SessionPlace?,
            reasons: [PlanReason] = [], ledger: [CostLine] = [], needs: [ID<Session>] = [], isPublished: Bool = false
        ) {
            self.session = session
            self.sequence = sequence
            self.before = before
            self.after = after
            self.reasons = reasons
            self.ledger = ledger
            self.needs = needs
            self.isPublished = isPublished
        }

        /// What the session has once the item is published. One without a
        /// place keeps its time, for somebody has to find it one.
        package var outcome: SessionPlace { after ?? SessionPlace(before.date, before.time) }

        package var isChange: Bool { outcome != before }
    }
}

/// One part of a cost, such as `travelMinute`.
package struct CostLine: Hashable, Sendable, Codable {
    package var part: String
    package var cost: Int

    package init(_ part: String, _ cost: Int) {
        self.part = part
        self.cost = cost
    }
}
