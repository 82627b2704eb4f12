extension LowerBound {
    /// What the bound knows of the staff: their shifts a day as one of a few
    /// patterns, and the work that is fair.
    struct Staff: Sendable {
        /// The shifts that some members of staff have on one day.
        struct Pattern: Hashable, Sendable {
            var day: Int
            /// Minutes of the day.
            var shifts: [Range<Int>]
        }

        let days: Int
        let count: Int
        private(set) var patterns: [Pattern] = []
        /// Of each day, how many patterns it has.
        private(set) var patternsOfDay: [Int]
        /// Per member of staff and day: an index into `patterns`, or -1.
        private(set) var pattern: [Int32]
        /// Per pattern: its number among those of its day.
        private(set) var numberInDay: [Int] = []
        let sites: [Int?]
        let loads: [Load]

        init(_ problem: WeekProblem) {
            days = problem.days
            count = problem.staff.count
            sites = problem.staff.map(\.site)
            loads = Load.all(of: problem)
            pattern = Array(repeating: -1, count: count * days)
            patternsOfDay = Array(repeating: 0, count: days)
            var known: [Pattern: Int] = [:]
            for (member, staff) in problem.staff.enumerated() {
                for day in 0..<days {
                    let shifts = staff.shifts.compactMap { $0.within(day: day) }
                    guard !shifts.isEmpty else { continue }
                    let value = Pattern(day: day, shifts: shifts)
                    let index = known[value] ?? patterns.count
                    if index == patterns.count {
                        known[value] = index
                        patterns.append(value)
                        numberInDay.append(patternsOfDay[day])
                        patternsOfDay[day] += 1
                    }
                    pattern[member * days + day] = Int32(index)
                }
            }
        }

        func pattern(of member: Int, on day: Int) -> Int? {
            let index = Int(pattern[member * days + day])
            return index < 0 ? nil : index
        }
    }
}

extension Range<Int> {
    /// The part on a day, in minutes of that day; nil if there is none.
    func within(day: Int) -> Range<Int>? {
        let part = clamped(to: day * 1440..<(day + 1) * 1440)
        return part.isEmpty ? nil : part.lowerBound - day * 1440..<part.upperBound - day * 1440
    }

    /// How many minutes two intervals share.
    func overlap(_ other: Range<Int>) -> Int {
        Swift.max(0, Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound))
    }
}
