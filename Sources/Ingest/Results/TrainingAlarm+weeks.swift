package import Domain

extension TrainingAlarm {
    /// Whole weeks that are looked at, and those that they are held against.
    package static let recentWeeks = 2
    package static let earlierWeeks = 4
    /// Whole weeks in a row below the target.
    package static let weeksBelow = 3
    /// Below so many sessions a week, chance says more than a mean.
    package static let fewest = 3.0

    /// The alarm of a unit's weeks, if there is one.
    ///
    /// Training fades when the last two whole weeks together reach no more
    /// than four fifths of the mean of the four weeks before, and neither of
    /// the two reaches that mean. It is below target when each of the last
    /// three whole weeks reaches no more than four fifths of it.
    /// - Parameter weeks: oldest first, without gaps.
    package init?(_ weeks: [TrainingWeek], today: CivilDate) {
        let over = weeks.filter { $0.isOver(on: today) }
        let recent = Array(over.suffix(Self.recentWeeks))
        let earlier = Array(over.dropLast(Self.recentWeeks).suffix(Self.earlierWeeks))
        guard recent.count == Self.recentWeeks else { return nil }
        let now = mean(recent) { $0.trained }
        let before = mean(earlier) { $0.trained }
        if earlier.count >= Self.recentWeeks, before >= Self.fewest, now <= Self.threshold * before,
            recent.allSatisfy({ $0.trained < before })
        {
            self.init(kind: .fading, before: before, now: now, losses: Self.losses(recent, earlier))
            return
        }
        let last = over.suffix(Self.weeksBelow)
        guard last.count == Self.weeksBelow, last.allSatisfy({ ($0.level ?? 1) <= Self.threshold }),
            let target = recent.last?.target
        else { return nil }
        let isOfMinutes = target.sessions == nil
        self.init(
            kind: .belowTarget, before: Double(target.sessions ?? target.minutes ?? 0),
            now: isOfMinutes ? mean(recent) { Double($0.minutes) } : now, losses: Self.losses(recent, []))
        self.isOfMinutes = isOfMinutes
    }

    /// What each cause takes a week more than earlier.
    private static func losses(_ recent: [TrainingWeek], _ earlier: [TrainingWeek]) -> [Loss] {
        func growth(_ value: (TrainingWeek) -> Double) -> Double { mean(recent, value) - mean(earlier, value) }
        func lost(_ outcomes: SessionOutcome...) -> Double {
            growth { week in Double(outcomes.reduce(0) { $0 + week.outcomes[$1, default: 0] }) }
        }
        let fewerPlanned = earlier.isEmpty ? 0 : max(0, -growth { Double($0.planned) })
        // Who plans less than the target cannot reach it.
        let target = earlier.isEmpty ? recent.last?.target?.sessions : nil
        let fewPlanned = target.map { max(0, Double($0) - mean(recent) { Double($0.planned) }) } ?? 0
        return [
            Loss(cause: .staff, sessions: lost(.noStaff)), Loss(cause: .tablets, sessions: lost(.noTablet)),
            Loss(cause: .pauses, sessions: lost(.paused)),
            Loss(cause: .plansEnded, sessions: lost(.stopped) + fewerPlanned),
            Loss(cause: .fewPlanned, sessions: fewPlanned), Loss(cause: .calledOff, sessions: lost(.cancelled)),
            Loss(cause: .citizens, sessions: lost(.missed) + growth { Double($0.adherence[.partly]) / 2 }),
        ]
        .filter { $0.sessions >= 0.25 }
        .sorted { ($1.sessions, $0.cause.rawValue) < ($0.sessions, $1.cause.rawValue) }
    }
}

/// 0 of no weeks.
private func mean(_ weeks: [TrainingWeek], _ value: (TrainingWeek) -> Double) -> Double {
    weeks.isEmpty ? 0 : weeks.reduce(0) { $0 + value($1) } / Double(weeks.count)
}
