extension LowerBound {
    /// What is chosen as one: all sessions of a request, or all group
    /// sessions of a group. Its costs count every member.
    struct Block: Sendable {
        /// A start on one day, and what it costs by not being preferred.
        struct Start: Hashable, Sendable {
            /// Of the day.
            var minute: Int
            var cost: Int
        }

        /// A member of staff who may be chosen.
        struct Option: Sendable {
            var staff: Int32
            /// Where its visits begin in ``Tours/visitOf``; -1 for none.
            var visits: Int32 = -1
            /// What each session costs by not being with preferred staff.
            var cost: Int
        }

        /// What placing a session as it was before spares.
        struct Saving: Sendable {
            var staff: Int
            /// An index into ``days``.
            var day: Int
            var amount: Int
        }

        /// Indices into the requests of the problem, at least one.
        var requests: [Int]
        var hasStaff: Bool
        var sessions: Int
        var minutes: Int
        /// What a session without a place costs.
        var missing: Int
        /// What each further member of staff costs.
        var change: Int
        /// What is paid for `previous` when nothing of it is kept.
        var constant = 0
        /// The days that have starts, ascending; below, one value for each.
        var days: [Int] = []
        /// How many of them lie early enough before it.
        var before: [Int] = []
        /// Ascending.
        var starts: [[Start]] = []
        /// Who is fixed (-1: nobody, but a session is), or nil.
        var forced: [Int?] = []
        /// The rooms to choose from; none for the day if there are none.
        var rooms: [[Int]] = []
        /// Where its choices begin in ``Choices``, one for each pattern.
        var firstChoice: [Int] = []
        var options: [Option] = []
        var savings: [Saving] = []
        /// The pools that a session takes from, with how many units.
        var pools: [(pool: Int, units: Int)] = []

        /// The starts that leave a whole session inside one of the shifts.
        func starts(onDay index: Int, inside shifts: [Range<Int>]) -> [Start] {
            starts[index].filter { start in
                shifts.contains { $0.lowerBound <= start.minute && start.minute + minutes <= $0.upperBound }
            }
        }
    }
}
