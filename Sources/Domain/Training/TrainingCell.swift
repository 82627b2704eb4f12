/// What became of a session, with what it was lost to.
package enum SessionOutcome: String, CaseIterable, Sendable, Codable {
    case planned, started, done, partly
    /// Missed although staff and tablet were there.
    case missed
    /// Missed or called off, with support planned and nobody there to give
    /// it: no member of staff had it, or theirs was absent.
    case noStaff
    /// Missed, and no tablet that the citizen had at its start was heard of
    /// from a day before on.
    case noTablet
    /// Called off because the plan rested: illness, hospital, holiday.
    case paused
    /// Called off because the plan was stopped.
    case stopped
    /// Called off by hand.
    case cancelled
    /// Its place was taken by another one.
    case changed

    /// How it counts in adherence: what was called off is not due.
    package var status: SessionStatus {
        switch self {
        case .planned: .planned
        case .started: .started
        case .done: .done
        case .partly: .partly
        case .missed, .noStaff, .noTablet: .missed
        case .paused, .stopped, .cancelled, .changed: .cancelled
        }
    }
}

/// Sessions of one day that had the same outcome.
package struct TrainingCell: Hashable, Sendable {
    package var date: CivilDate
    package var outcome: SessionOutcome
    package var isCancelled: Bool
    package var count: Int
    /// Trained minutes of all of them: measured by the tablet where it did,
    /// at most twice the planned ones; else as planned, half for a part.
    package var minutes: Int
    package var pain: Answers
    package var effort: Answers

    /// Answers from 0 to 10, summed up.
    package struct Answers: Hashable, Sendable {
        package var sum: Int
        package var count: Int

        package init(sum: Int = 0, count: Int = 0) {
            self.sum = sum
            self.count = count
        }

        package var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

        package static func + (left: Self, right: Self) -> Self {
            Self(sum: left.sum + right.sum, count: left.count + right.count)
        }
    }

    package init(
        date: CivilDate, outcome: SessionOutcome, isCancelled: Bool = false, count: Int, minutes: Int = 0,
        pain: Answers = Answers(), effort: Answers = Answers()
    ) {
        self.date = date
        self.outcome = outcome
        self.isCancelled = isCancelled
        self.count = count
        self.minutes = minutes
        self.pain = pain
        self.effort = effort
    }

    /// A session that was called off for want of staff is lost, not missed.
    package var status: SessionStatus { isCancelled && outcome.status == .missed ? .cancelled : outcome.status }
}
