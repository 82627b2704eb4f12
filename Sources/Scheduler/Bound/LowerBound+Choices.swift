extension LowerBound {
    /// What a session on a day costs and takes, by the staff's shifts:
    /// worked out when it is first asked for.
    struct Choices: Sendable {
        /// All starts that cost at most `cost`, and what each of them takes
        /// at least from rows of pools.
        struct Level: Sendable {
            var cost: Int
            var entries: Range<Int>
        }

        struct Entry: Sendable {
            var row: Int
            var minutes: Int
        }

        private(set) var levels: [Level] = []
        private(set) var entries: [Entry] = []
        private var found: [Range<Int32>] = []
        private var index: [Int32] = []
        private static let unknown: Int32 = -2
        private static let none: Int32 = -1

        /// Numbers the choices of all blocks.
        init(_ blocks: inout [Block], _ staff: Staff) {
            var count = 0
            for block in blocks.indices {
                for day in blocks[block].days {
                    blocks[block].firstChoice.append(count)
                    count += blocks[block].hasStaff ? staff.patternsOfDay[day] : 1
                }
            }
            index = Array(repeating: Self.unknown, count: count)
        }

        /// The levels of a choice, ascending in cost; empty if no start fits.
        /// - Parameter pattern: nil without staff.
        mutating func levels(
            of block: borrowing Block, onDay day: Int, pattern: Int?, _ staff: borrowing Staff,
            _ pools: borrowing Pools
        ) -> Range<Int> {
            let place = block.firstChoice[day] + (pattern.map { staff.numberInDay[$0] } ?? 0)
            if index[place] == Self.unknown {
                add(block, day, pattern, at: place, staff, pools)
            }
            guard index[place] >= 0 else { return 0..<0 }
            let range = found[Int(index[place])]
            return Int(range.lowerBound)..<Int(range.upperBound)
        }

        private mutating func add(
            _ block: borrowing Block, _ day: Int, _ pattern: Int?, at place: Int, _ staff: borrowing Staff,
            _ pools: borrowing Pools
        ) {
            let starts =
                pattern.map { block.starts(onDay: day, inside: staff.patterns[$0].shifts) } ?? block.starts[day]
            guard !starts.isEmpty else {
                index[place] = Self.none
                return
            }
            let first = levels.count
            for cost in Set(starts.map(\.cost)).sorted() {
                let within = starts.filter { $0.cost <= cost }
                let firstEntry = entries.count
                for (pool, units) in block.pools {
                    for row in pools.rows(of: pool, on: block.days[day]) {
                        add(row, units, pools.rows[row].stretch, within, block.minutes)
                    }
                }
                levels.append(Level(cost: cost, entries: firstEntry..<entries.count))
            }
            index[place] = Int32(found.count)
            found.append(Int32(first)..<Int32(levels.count))
        }

        private mutating func add(
            _ row: Int, _ units: Int, _ stretch: Range<Int>, _ starts: [Block.Start], _ minutes: Int
        ) {
            let least = stretch.leastOverlap(of: starts, minutes: minutes)
            if least > 0 { entries.append(Entry(row: row, minutes: least * units)) }
        }
    }
}
