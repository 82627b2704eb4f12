/// What stands above every view of a week.
struct WeekHead: Sendable {
    struct Tab: Sendable, Hashable {
        let name: String
        let href: String
        let isCurrent: Bool
    }

    /// What planners can do with the week.
    struct Tools: Sendable {
        /// Where *plan the week* is posted.
        let plan: String
        let absence: String
        let resources: String
        let undo: String
        let redo: String
        /// The identifier of the unit that is planned.
        let unit: String
        /// What would be undone, in a few words; nil when there is nothing.
        let undoable: String?
        let redoable: String?
    }

    /// A plan that is being made.
    struct Planning: Sendable {
        /// Where a script asks for news.
        let status: String
        /// 0 … 100.
        let percent: Int
        let note: String
        /// Where drafts are, each by its identifier.
        let drafts: String
        /// Where the search is ended early.
        let stop: String
    }

    struct Draft: Sendable {
        /// What is said and done about the draft that lies over the week.
        struct Shown: Sendable {
            /// Where all of it is published; nil when there is nothing left.
            let publish: String?
            let publishLabel: String
            /// The identifiers of the sessions that it changes.
            let items: [String]
            /// Such as `2 ændringer passer ikke mere`.
            let outdated: String?
        }

        let name: String
        /// Such as `8 ændringer · 2 uden plads`.
        let summary: String
        let href: String
        /// The same view with the draft over it, or without when it is shown.
        let toggle: String
        let shown: Shown?
    }

    /// A session that has no place.
    struct Unplaced: Sendable {
        let citizen: String
        let href: String
        /// Such as `Styrke og balance · 30 min.`.
        let about: String
        let reasons: [String]
        let remedies: [Remedy]
    }

    /// Such as `Uge 48`.
    let name: String
    /// Such as `23. nov. – 29. nov.` and a count.
    let summary: String
    let previous: String
    let next: String
    let current: String
    /// The address of this view, to come back to.
    let back: String
    /// The date that the form of units keeps.
    let date: String
    /// Nil when the reader sees only one unit.
    let filter: UnitFilter?
    let scales: [Tab]
    let rows: [Tab]
    let prints: [Tab]
    /// Nil for those who do not plan.
    let tools: Tools?
    let planning: Planning?
    let drafts: [Draft]
    let unplaced: [Unplaced]
    /// Such as `3 træninger mangler en plads`; nil when all have one.
    let unplacedTitle: String?
}

/// A place that a session can have at one press.
struct Remedy: Sendable {
    /// Where it is posted.
    let action: String
    let date: String
    let time: String
    let staff: String
    let device: String
    let room: String
    /// Such as `ons. 25. nov. kl. 10:00 hos Bo Lind`.
    let label: String
    /// What it costs more or less than now, such as `+12`; nil for no
    /// difference.
    let difference: String?
    /// What speaks for it or against it.
    let notes: [String]
}
