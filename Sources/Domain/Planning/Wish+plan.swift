extension Wish {
    /// How long a session lasts when nobody says otherwise.
    package static let usualMinutes = 30

    /// What a plan with weekdays and one time asks for: exactly those.
    package init(_ plan: Plan, minutes: Int = usualMinutes) {
        let from = plan.time.minutes
        let times = plan.weekdays.sorted().map { DayInterval($0, from: from, to: min(1440, from + minutes)) }
        self.init(
            timesAWeek: plan.weekdays.count, minutes: min(minutes, 1440 - from), possible: times, preferred: times,
            closing: .keep)
    }
}

extension Wish {
    /// The first wrong value, as a sentence with the remedy; nil when all is
    /// well.
    package var fault: String? {
        if !(1...7).contains(timesAWeek) {
            return "\(timesAWeek) times a week is too often or too rare; choose 1 to 7."
        }
        if !(5...240).contains(minutes) { return "A session of \(minutes) minutes cannot be; choose 5 to 240." }
        if !(0...6).contains(restDays) { return "\(restDays) rest days cannot be kept; choose 0 to 6." }
        if possible.isEmpty { return "The plan has no possible time; give at least one." }
        if let bad = (possible + preferred).first(where: { !$0.isValid }) {
            return "The time from minute \(bad.from) to \(bad.to) of a day is none; give one within 00:00 and 24:00."
        }
        if !possible.contains(where: { $0.to - $0.from >= minutes }) {
            return "No possible time is as long as the \(minutes) minutes of a session; give a longer one."
        }
        if let both = preferredStaff.first(where: excludedStaff.contains) {
            return "The member of staff \(both) is preferred and excluded; choose one."
        }
        if let weeks = checkpointWeeks, !(1...52).contains(weeks) {
            return "A functional test every \(weeks) weeks cannot be; choose 1 to 52."
        }
        return nil
    }
}
