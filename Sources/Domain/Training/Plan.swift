/// A programme prescribed to a citizen for a period (Danish *forløb*).
package struct Plan: Hashable, Sendable, Codable {
    package enum Mode: String, CaseIterable, Sendable, Codable {
        case independent, assisted, group
    }

    package var id: ID<Plan>
    package var citizen: ID<Citizen>
    package var programme: ID<Programme>
    package var mode: Mode
    /// What the citizen wants to be able to do, in their own words.
    package var goal: String
    package var start: CivilDate
    /// 1 … 52.
    package var weeks: Int
    /// At least one; how many there are is how many times a week.
    package var weekdays: Set<Weekday>
    /// The wall time at which each session starts.
    package var time: MinuteOfDay
    /// The IANA name of the zone of `start` and `time`.
    package var zone: String
    /// The last day of the plan when it was stopped early.
    package var endedOn: CivilDate?
    /// The last day when pauses are made up for at the end.
    package var extendedThrough: CivilDate?

    package init(
        id: ID<Plan>, citizen: ID<Citizen>, programme: ID<Programme>, mode: Mode, goal: String, start: CivilDate,
        weeks: Int, weekdays: Set<Weekday>, time: MinuteOfDay, zone: String, endedOn: CivilDate? = nil,
        extendedThrough: CivilDate? = nil
    ) {
        self.id = id
        self.citizen = citizen
        self.programme = programme
        self.mode = mode
        self.goal = goal
        self.start = start
        self.weeks = weeks
        self.weekdays = weekdays
        self.time = time
        self.zone = zone
        self.endedOn = endedOn
        self.extendedThrough = extendedThrough
    }
}

extension Plan {
    /// The last of the days that the plan was prescribed for: every weekday
    /// occurs exactly `weeks` times from `start` to it, unless pauses are
    /// made up for after that.
    package var lastDay: CivilDate { max(start.adding(days: 7 * weeks - 1), extendedThrough ?? start) }
}
