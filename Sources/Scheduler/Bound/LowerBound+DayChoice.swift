extension LowerBound {
    /// The cheapest choice of days for the sessions of one request, at least
    /// a number of days apart, when each day has its price.
    struct DayChoice: Sendable {
        static let never = Int.max / 4

        private var table: [Int] = []

        /// - Parameters:
        ///   - prices: one a day of `before`; ``never`` where none can be.
        ///   - before: for each day, how many days of the list lie early
        ///     enough before it to have a session too.
        ///   - sessions: how many are asked for.
        ///   - missing: what each one that is left out costs.
        /// - Returns: the least cost, and bit i set if the i-th day is used.
        mutating func cheapest(
            _ prices: borrowing [Int], before: borrowing [Int], sessions: Int, missing: Int
        ) -> (cost: Int, days: UInt32) {
            let width = min(sessions, before.count) + 1
            let count = before.count
            table.removeAll(keepingCapacity: true)
            table.append(0)
            for _ in 1..<max(width, 1) { table.append(Self.never) }
            for day in 0..<count {
                table.append(0)
                let row = day * width
                let earlier = before[day] * width
                let price = prices[day]
                for taken in 1..<max(width, 1) {
                    table.append(min(table[row + taken], table[earlier + taken - 1] + price))
                }
            }
            var best = (cost: Int.max, taken: 0)
            for taken in 0..<width {
                let placed = table[count * width + taken]
                guard placed < Self.never / 2 else { break }
                let cost = placed + (sessions - taken) * missing
                if cost < best.cost { best = (cost, taken) }
            }
            var days: UInt32 = 0
            var day = count
            var taken = best.taken
            while taken > 0, day > 0 {
                if table[day * width + taken] == table[(day - 1) * width + taken] {
                    day -= 1
                } else {
                    days |= 1 << UInt32(day - 1)
                    day = before[day - 1]
                    taken -= 1
                }
            }
            return (best.cost, days)
        }
    }
}
