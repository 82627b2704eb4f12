extension WeekProblem {
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        case assisted, independent, group
    }

    /// The sessions that one citizen is to have.
    package struct Request: Hashable, Sendable {
        package var id: String
        package var citizen: String
        package var mode: Mode
        /// How many over all days.
        package var sessions: Int
        /// The length of each.
        package var minutes: Int
        /// Whole days without a session between any two.
        package var restDays: Int
        /// Ascending, apart; a session lies inside one.
        package var possible: [Range<Int>]
        /// Ascending, apart; empty for none.
        package var preferred: [Range<Int>]
        package var skill: String?
        package var preferredStaff: [String]
        package var excludedStaff: [String]
        package var deviceKind: String?
        package var rooms: [String]
        /// Requests of the same group train together; nil unless the mode is
        /// ``Mode/group``.
        package var group: String?
        package var site: Int?

        package init(
            id: String, citizen: String, mode: Mode, sessions: Int, minutes: Int, restDays: Int,
            possible: [Range<Int>], preferred: [Range<Int>] = [], skill: String? = nil, preferredStaff: [String] = [],
            excludedStaff: [String] = [], deviceKind: String? = nil, rooms: [String] = [], group: String? = nil,
            site: Int? = nil
        ) {
            self.id = id
            self.citizen = citizen
            self.mode = mode
            self.sessions = sessions
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
            self.site = site
        }
    }
}
