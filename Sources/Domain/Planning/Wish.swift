/// What a plan asks of every week from a day on.
package struct Wish: Hashable, Sendable, Codable {
    /// What becomes of a session on a holiday or a closing day.
    package enum Closing: String, CaseIterable, Sendable, Codable {
        case skip, move, keep
    }

    /// 1 … 7; never two on one day.
    package var timesAWeek: Int
    /// The length of a session, 5 … 240.
    package var minutes: Int
    /// Whole days without a session between any two, 0 … 6.
    package var restDays: Int
    /// A session lies inside one of these.
    package var possible: [DayInterval]
    /// Empty when every possible time is as good.
    package var preferred: [DayInterval]
    /// What the member of staff must be able to do.
    package var skill: String?
    package var preferredStaff: [ID<StaffMember>]
    package var excludedStaff: [ID<StaffMember>]
    /// The kind of pool device that is brought along.
    package var deviceKind: String?
    /// One of these, or at home when empty.
    package var rooms: [ID<Room>]
    /// Plans with the same group train together.
    package var group: String?
    package var closing: Closing
    /// A functional test every so many weeks; nil for none.
    package var checkpointWeeks: Int?

    package init(
        timesAWeek: Int, minutes: Int, restDays: Int = 0, possible: [DayInterval], preferred: [DayInterval] = [],
        skill: String? = nil, preferredStaff: [ID<StaffMember>] = [], excludedStaff: [ID<StaffMember>] = [],
        deviceKind: String? = nil, rooms: [ID<Room>] = [], group: String? = nil, closing: Closing = .skip,
        checkpointWeeks: Int? = nil
    ) {
        self.timesAWeek = timesAWeek
        self.minutes = minutes
        self.restDays = restDays
        self.possible = possible
        self.preferred = preferred
        self.skill = skill
        self.preferredStaff = preferredStaff
        self.excludedStaff = excludedStaff
        self.deviceKind = deviceKind
        self.rooms = rooms
        self.group = group
        self.closing = closing
        self.checkpointWeeks = checkpointWeeks
    }
}

/// A wish of a plan with the day from which it holds.
package struct DatedWish: Hashable, Sendable, Codable {
    package var plan: ID<Plan>
    package var from: CivilDate
    package var wish: Wish

    package init(plan: ID<Plan>, from: CivilDate, wish: Wish) {
        self.plan = plan
        self.from = from
        self.wish = wish
    }
}
