package import Domain

extension Recurrence {
    /// The sessions of a plan: as many as it has weeks times weekdays.
    ///
    /// Week 1 is the calendar week that holds the start. Weekdays of it that
    /// lie before the start are left out and made up for at the end, because
    /// a plan is prescribed as an amount of training: "twice a week for
    /// twelve weeks" is 24 sessions, also for the citizen who begins on a
    /// Thursday. So a plan covers the days from its start to
    /// ``Plan/lastDay``, and the next plan can begin on the day after.
    ///
    /// A plan that was stopped early has the sessions up to and with the day
    /// on which it ended.
    ///
    /// - Throws: when the zone is unknown, weeks are not 1 … 52, or there is no
    ///   weekday.
    package init(_ plan: Plan) throws(SchedulerError) {
        guard let zone = Zone(plan.zone) else {
            throw SchedulerError(
                .unknownZone, "The zone '\(plan.zone)' is unknown; use an IANA name such as Europe/Copenhagen.")
        }
        guard Plan.weeksRange.contains(plan.weeks) else {
            throw SchedulerError(.invalidRule, "The plan lasts \(plan.weeks) weeks; it must be 1 to 52.")
        }
        let end: RecurrenceRule.End
        if let ended = plan.endedOn, ended < plan.lastDay {
            end = .through(ended)
        } else {
            end = .count(plan.weeks * plan.weekdays.count)
        }
        let rule = try RecurrenceRule.weekly(on: plan.weekdays, end: end)
        self.init(start: plan.start, time: plan.time, zone: zone, rule: rule)
    }
}
