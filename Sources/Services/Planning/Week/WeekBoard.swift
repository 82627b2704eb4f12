package import Domain

/// A unit's week as planners see it.
package struct WeekBoard: Sendable {
    package struct Day: Sendable {
        package let date: CivilDate
        /// The name of the holiday or closing day, if it is one.
        package let closed: String?
    }

    package struct TrainerWeek: Sendable {
        package let trainer: Trainer
        /// Shifts without absences, one list a day of the week.
        package let shifts: [[MinuteRange]]
        package let absences: [Absence]
        /// Of sessions this week.
        package let minutes: Int
    }

    package struct Entry: Sendable {
        package let summary: SessionSummary
        package let wish: Wish
        /// Whether it has the staff, device and room that it needs.
        package let isPlaced: Bool
        /// Whether it lies ahead, and was neither trained nor called off.
        package let isOpen: Bool
        /// Rules that it breaks where it stands; what somebody pinned breaks
        /// only what nobody can.
        package let conflicts: [PlanningConflict]
    }

    package let unit: Unit
    package let monday: CivilDate
    package let today: CivilDate
    package let days: [Day]
    package let trainers: [TrainerWeek]
    package let rooms: [Room]
    package let devices: [PoolDevice]
    package let absences: [Absence]
    /// By start, also those that were called off.
    package let entries: [Entry]
    /// Newest first.
    package let drafts: [WeekDraft]
    /// The latest planning of this week.
    package let job: PlanningJob?
    /// What the reader would undo and redo.
    package let undo: PlanningChange?
    package let redo: PlanningChange?
}

/// A rule that a session breaks at a place.
package struct PlanningConflict: Hashable, Sendable, Codable {
    /// Such as `staffBusy`.
    package let code: String
    package let message: String
    /// The sessions in the way.
    package let sessions: [ID<Session>]
    /// Whether a planner may decide otherwise: the citizen agreed to another
    /// time, the colleague stays longer.
    package let canOverride: Bool
    /// What the sentence names, so that it can be said in any language.
    package let values: [String]?

    package init(
        code: String, message: String, sessions: [ID<Session>] = [], canOverride: Bool, values: [String]? = nil
    ) {
        self.code = code
        self.message = message
        self.sessions = sessions
        self.canOverride = canOverride
        self.values = values
    }
}

/// A place that a session could have, and what it changes.
package struct PlaceSuggestion: Hashable, Sendable {
    package let session: ID<Session>
    package let place: SessionPlace
    /// Against the plan as it is; negative is better.
    package let cost: Int
    package let ledger: [CostLine]
    /// Whether it is a member of staff whom the wish prefers or whom the
    /// plan's other sessions of the week have.
    package let isFamiliar: Bool
    /// Minutes of travel that it adds.
    package let travel: Int
}

/// Why a session stands where it does.
package struct SessionExplanation: Sendable {
    package let entry: WeekBoard.Entry
    /// What its place costs, by parts.
    package let ledger: [CostLine]
    /// The best other places, with their differences.
    package let alternatives: [PlaceSuggestion]
    /// Proven reasons, if it has no place.
    package let reasons: [PlanReason]
}

/// What a place would mean for a session.
package enum Possibility: Sendable {
    /// It costs so much more or less than where it stands.
    case possible(PlaceSuggestion)
    case impossible([PlanningConflict])
}
