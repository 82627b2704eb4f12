import Domain
import Scheduler

/// Makes a plan's dated sessions.
struct SessionDates {
    let plan: Plan
    let wish: Domain.Wish
    let zone: Zone
    /// Closing days and holidays of the plan's whole period.
    let closed: Set<CivilDate>
    let now: Instant

    /// All sessions of the plan, tests included.
    func all() throws -> [Session] {
        let training = try evened(Recurrence(plan).map(\.date), taken: []).compactMap { session(on: $0) }
        return training + checkpoints(training)
    }

    /// The sessions of some days, and the tests that fall on them.
    /// - Parameter taken: days on which the plan has a session already.
    func sessions(from start: CivilDate, through end: CivilDate, taken: Set<CivilDate> = []) -> [Session] {
        guard start <= end else { return [] }
        let dates = (start.dayNumber...end.dayNumber).map { CivilDate(dayNumber: $0) }
            .filter { plan.weekdays.contains($0.weekday) && !taken.contains($0) }
        let training = evened(dates, taken: taken).filter { $0 <= end }.compactMap { session(on: $0) }
        return training + checkpoints(training)
    }

    /// So many sessions from a day on.
    func sessions(_ count: Int, from start: CivilDate) -> [Session] {
        var dates: [CivilDate] = []
        var day = start
        // Every week has at least one of the weekdays.
        while dates.count < count, day < start.adding(days: 7 * (count + 60)) {
            if plan.weekdays.contains(day.weekday), wish.closing == .keep || !closed.contains(day) { dates.append(day) }
            day = day.adding(days: 1)
        }
        return dates.compactMap { session(on: $0) }
    }

    /// The days with holidays and closing days skipped, moved from or kept.
    private func evened(_ dates: [CivilDate], taken: Set<CivilDate>) -> [CivilDate] {
        guard wish.closing != .keep, !closed.isEmpty else { return dates }
        var result = dates.filter { !closed.contains($0) }
        guard wish.closing == .move else { return result }
        var days = Set(result).union(taken)
        let possible = Set(wish.possible.map(\.weekday))
        for date in dates where closed.contains(date) {
            let free = (1...6).map { date.adding(days: $0) }.first { day in
                possible.contains(day.weekday) && !closed.contains(day)
                    && !(-wish.restDays...wish.restDays).contains { days.contains(day.adding(days: $0)) }
            }
            guard let free else { continue }
            days.insert(free)
            result.append(free)
        }
        return result.sorted()
    }

    private func session(on date: CivilDate) -> Session? {
        let time = WeekPattern(wish)?.times[date.weekday] ?? firstTime(on: date.weekday) ?? plan.time
        return session(.training, on: date, at: time, minutes: wish.minutes)
    }

    private func firstTime(on day: Weekday) -> MinuteOfDay? {
        wish.possible.filter { $0.weekday == day && $0.to - $0.from >= wish.minutes }.map(\.from).min()
            .flatMap { MinuteOfDay($0) }
    }

    private func session(_ kind: Session.Kind, on date: CivilDate, at time: MinuteOfDay, minutes: Int) -> Session {
        Session(
            id: .new(at: now), plan: plan.id, citizen: plan.citizen, kind: kind, date: date, time: time,
            zone: plan.zone, startsAt: zone.instant(date, time), minutes: minutes)
    }

    /// A functional test right after the first session of every fourth week,
    /// or however many the wish has, counted from the plan's start.
    private func checkpoints(_ training: [Session]) -> [Session] {
        guard let weeks = wish.checkpointWeeks else { return [] }
        func planWeek(_ date: CivilDate) -> Int { (date.dayNumber - plan.start.dayNumber) / 7 + 1 }
        let byWeek = Dictionary(grouping: training) { planWeek($0.date) }
        return byWeek.keys.filter { $0.isMultiple(of: weeks) }.sorted().compactMap { week in
            guard let first = byWeek[week]?.min(by: { $0.startsAt < $1.startsAt }) else { return nil }
            let after = first.time.minutes + first.minutes
            let start = after + Domain.Wish.usualMinutes <= 1440 ? after : first.time.minutes - Domain.Wish.usualMinutes
            guard let time = MinuteOfDay(start) else { return nil }
            return session(.checkpoint, on: first.date, at: time, minutes: Domain.Wish.usualMinutes)
        }
    }
}
