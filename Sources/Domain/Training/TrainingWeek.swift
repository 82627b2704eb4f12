/// What became of a week's training sessions.
package struct TrainingWeek: Hashable, Sendable {
    package let monday: CivilDate
    package private(set) var outcomes: [SessionOutcome: Int] = [:]
    package private(set) var adherence = Adherence(counts: [:])
    /// Trained minutes.
    package private(set) var minutes = 0
    package private(set) var pain = TrainingCell.Answers()
    package private(set) var effort = TrainingCell.Answers()
    /// What was to be trained, if that was set.
    package let target: TrainingTarget?

    package init(monday: CivilDate, target: TrainingTarget? = nil) {
        self.monday = monday
        self.target = target
    }

    package mutating func add(_ cell: TrainingCell) {
        outcomes[cell.outcome, default: 0] += cell.count
        adherence.add(cell.status, cell.count)
        minutes += cell.minutes
        pain = pain + cell.pain
        effort = effort + cell.effort
    }

    /// The weeks from one Monday to another, both counted, also those in
    /// which nothing was planned.
    /// - Parameter targets: oldest first.
    package static func weeks(
        _ cells: [TrainingCell], from first: CivilDate, to last: CivilDate, targets: [TrainingTarget] = []
    ) -> [TrainingWeek] {
        let byWeek = Dictionary(grouping: cells, by: \.date.monday)
        return stride(from: first.monday.dayNumber, through: last.dayNumber, by: 7).map { day in
            let monday = CivilDate(dayNumber: day)
            var week = TrainingWeek(monday: monday, target: targets.last { $0.from <= monday })
            for cell in byWeek[monday] ?? [] { week.add(cell) }
            return week
        }
    }

    /// Sessions trained, where a partly done one counts half.
    package var trained: Double { Double(adherence[.done]) + Double(adherence[.partly]) / 2 }

    /// Every session that was ever meant for the week, but those whose place
    /// another took.
    package var planned: Int { outcomes.reduce(0) { $0 + ($1.key == .changed ? 0 : $1.value) } }

    /// What was trained of the target, from 0; of sessions if that is set,
    /// else of minutes. Nil without a target.
    package var level: Double? {
        if let sessions = target?.sessions { return trained / Double(sessions) }
        if let planned = target?.minutes { return Double(minutes) / Double(planned) }
        return nil
    }

    /// Whether the week is over on `today`.
    package func isOver(on today: CivilDate) -> Bool { monday.adding(days: 6) < today }
}
