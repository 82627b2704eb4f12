extension WeekProblem {
    /// A member of staff.
    package struct Staff: Hashable, Sendable {
        package var id: String
        package var skills: [String]
        /// Ascending, apart.
        package var shifts: [Range<Int>]
        /// The most minutes of sessions over all days.
        package var maxMinutes: Int?
        /// Where their days begin and end.
        package var site: Int?

        package init(id: String, skills: [String], shifts: [Range<Int>], maxMinutes: Int?, site: Int?) {
            self.id = id
            self.skills = skills
            self.shifts = shifts
            self.maxMinutes = maxMinutes
            self.site = site
        }
    }

    /// A tablet or another thing that one session at a time uses.
    package struct Device: Hashable, Sendable {
        package var id: String
        package var kind: String
        /// Ascending, apart.
        package var available: [Range<Int>]

        package init(id: String, kind: String, available: [Range<Int>]) {
            self.id = id
            self.kind = kind
            self.available = available
        }
    }

    package struct Room: Hashable, Sendable {
        package var id: String
        /// Citizens at once, at least 1.
        package var capacity: Int
        /// Ascending, apart.
        package var available: [Range<Int>]
        package var site: Int?

        package init(id: String, capacity: Int, available: [Range<Int>], site: Int?) {
            self.id = id
            self.capacity = capacity
            self.available = available
            self.site = site
        }
    }
}
