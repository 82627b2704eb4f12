extension LowerBound {
    /// How many minutes of sessions fit into stretches of a staff's day.
    struct StaffRows: Sendable {
        private var rowsOf: [[Pools.Row]]
        /// Per member of staff and day, where the duals of its rows begin.
        private(set) var first: [Int]
        /// How many duals there are in all.
        let count: Int

        /// None when the staff's tours are looked at themselves.
        init(without staff: Staff) {
            rowsOf = Array(repeating: [], count: staff.patterns.count)
            first = Array(repeating: 0, count: staff.count * staff.days)
            count = 0
        }

        /// - Parameter step: every session lasts a multiple of it.
        init(_ staff: Staff, _ blocks: [Block], step: Int) {
            var marks = Array(repeating: Marks(), count: staff.days)
            for block in blocks where block.hasStaff {
                for (day, starts) in zip(block.days, block.starts) { marks[day].add(starts, minutes: block.minutes) }
            }
            let stretches = marks.map { $0.stretches(most: 8) }
            let rowsOf = staff.patterns.map { pattern in
                var known: Set<[Range<Int>]> = []
                return stretches[pattern.day].compactMap { stretch -> Pools.Row? in
                    let parts = pattern.shifts.map { $0.clamped(to: stretch) }.filter { !$0.isEmpty }
                    guard !parts.isEmpty, known.insert(parts).inserted else { return nil }
                    let minutes = zip(parts, pattern.shifts.filter { $0.overlaps(stretch) }).map { part, shift in
                        part == shift ? shift.count / step * step : part.count
                    }
                    let hull = parts[0].lowerBound..<parts[parts.count - 1].upperBound
                    return Pools.Row(stretch: hull, capacity: minutes.reduce(0, +))
                }
            }
            var count = 0
            var first: [Int] = []
            for member in 0..<staff.count {
                for day in 0..<staff.days {
                    first.append(count)
                    count += staff.pattern(of: member, on: day).map { rowsOf[$0].count } ?? 0
                }
            }
            self.rowsOf = rowsOf
            self.first = first
            self.count = count
        }

        func rows(of pattern: Int) -> [Pools.Row] { rowsOf[pattern] }
    }
}
