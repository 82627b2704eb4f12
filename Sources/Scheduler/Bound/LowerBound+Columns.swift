extension LowerBound {
    /// Tours of one staff's day that were once the best: looking through
    /// them is quick, and nearly as good as searching all tours anew.
    struct Columns: Sendable {
        private struct Column: Sendable {
            /// Ways and starts.
            var cost: Int
            /// Ascending.
            var visits: [Int]
            /// The round in which it was last found to be of use.
            var used: Int
        }

        private var columns: [Column] = []
        private static let most = 100

        var isEmpty: Bool { columns.isEmpty }

        /// - Returns: the least cost less the prices of visits, at most 0 for
        ///   staying at home, with the index of the column.
        mutating func cheapest(_ duals: borrowing [Int], round: Int) -> (cost: Int, column: Int?) {
            var best = 0
            var index: Int?
            for column in columns.indices {
                var cost = columns[column].cost
                for visit in columns[column].visits { cost -= duals[visit] }
                if cost < best {
                    best = cost
                    index = column
                }
            }
            if let index { columns[index].used = round }
            return (best, index)
        }

        func visits(of column: Int) -> [Int] { columns[column].visits }

        /// Drops tours that visit somebody twice.
        mutating func removeRepeating() {
            columns.removeAll { zip($0.visits, $0.visits.dropFirst()).contains { $0 == $1 } }
        }

        mutating func add(cost: Int, visits: [Int], round: Int) {
            let visits = visits.sorted()
            if let known = columns.firstIndex(where: { $0.visits == visits }) {
                columns[known].cost = min(columns[known].cost, cost)
                columns[known].used = round
                return
            }
            if columns.count == Self.most,
                let oldest = columns.indices.min(by: { columns[$0].used < columns[$1].used })
            {
                columns.remove(at: oldest)
            }
            columns.append(Column(cost: cost, visits: visits, used: round))
        }
    }
}
