extension LowerBound {
    /// Devices of one kind, or rooms that the same sessions choose from: in
    /// any stretch of time they offer so many minutes and no more.
    struct Pools: Sendable {
        /// A stretch of one day, and the minutes that a pool has in it.
        struct Row: Sendable {
            var stretch: Range<Int>
            var capacity: Int
        }

        private(set) var rows: [Row] = []
        /// Per pool and day, which rows it has.
        private var rowsOf: [Range<Int>] = []
        private let days: Int

        func rows(of pool: Int, on day: Int) -> Range<Int> { rowsOf[pool * days + day] }

        /// Finds the pools and says in each block which it takes from.
        init(_ problem: WeekProblem, _ blocks: inout [Block]) {
            days = problem.days
            var supplies: [[Supply]] = []
            var kinds: [String: Int] = [:]
            var roomSets: [[String]: Int] = [:]
            for block in blocks.indices {
                let requests = blocks[block].requests.map { problem.requests[$0] }
                for (kind, members) in Dictionary(grouping: requests, by: \.deviceKind) {
                    guard let kind else { continue }
                    let pool = kinds[kind] ?? supplies.count
                    if pool == supplies.count {
                        kinds[kind] = pool
                        supplies.append(
                            problem.devices.filter { $0.kind == kind }.map { Supply(times: $0.available, units: 1) })
                    }
                    blocks[block].pools.append((pool, members.count))
                }
                let rooms = requests[0].rooms.filter { room in requests.allSatisfy { $0.rooms.contains(room) } }
                    .sorted()
                if !rooms.isEmpty {
                    let pool = roomSets[rooms] ?? supplies.count
                    if pool == supplies.count {
                        roomSets[rooms] = pool
                        supplies.append(
                            problem.rooms.filter { rooms.contains($0.id) }.map {
                                Supply(times: $0.available, units: $0.capacity)
                            })
                    }
                    blocks[block].pools.append((pool, requests.count))
                }
                blocks[block].pools.sort { $0.pool < $1.pool }
            }
            for pool in supplies.indices {
                let takers = blocks.filter { block in block.pools.contains { $0.pool == pool } }
                for day in 0..<days {
                    let first = rows.count
                    addRows(of: pool, supplies[pool], on: day, for: takers)
                    rowsOf.append(first..<rows.count)
                }
            }
        }

        private struct Supply {
            var times: [Range<Int>]
            var units: Int
        }

        /// Only stretches that could be asked for more than they have.
        private mutating func addRows(of pool: Int, _ supply: [Supply], on day: Int, for takers: [Block]) {
            let takers = takers.compactMap { block in
                block.days.firstIndex(of: day).map { (block: block, day: $0, starts: block.starts[$0]) }
            }
            var marks = Marks()
            for taker in takers { marks.add(taker.starts, minutes: taker.block.minutes) }
            for stretch in marks.stretches(most: 6) {
                let capacity = supply.reduce(0) { total, supply in
                    total + supply.units
                        * supply.times.reduce(0) { $0 + ($1.within(day: day)?.overlap(stretch) ?? 0) }
                }
                let asked = takers.reduce(0) { total, taker in
                    let units = taker.block.pools.first { $0.pool == pool }?.units ?? 0
                    return total + units * stretch.leastOverlap(of: taker.starts, minutes: taker.block.minutes)
                }
                if asked > capacity { rows.append(Row(stretch: stretch, capacity: capacity)) }
            }
        }
    }

    /// The times of a day at which many sessions may begin first or must
    /// have ended last.
    struct Marks {
        private var weights: [Int: Int] = [:]

        mutating func add(_ starts: [Block.Start], minutes: Int) {
            guard let first = starts.first, let last = starts.last else { return }
            weights[first.minute, default: 0] += minutes
            weights[last.minute + minutes, default: 0] += minutes
            let liked = starts.filter { $0.cost == 0 }
            guard liked.count < starts.count, let first = liked.first, let last = liked.last else { return }
            weights[first.minute, default: 0] += minutes
            weights[last.minute + minutes, default: 0] += minutes
        }

        /// Every stretch between two of the heaviest marks, and the whole
        /// day.
        func stretches(most: Int) -> [Range<Int>] {
            let heavy = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map(\.key)
            let marks = Set(heavy + [0, 1440]).sorted()
            return marks.indices.flatMap { from in
                marks.indices.dropFirst(from + 1).map { marks[from]..<marks[$0] }
            }
        }
    }
}

extension Range<Int> {
    /// The least that a session of so many minutes lies in this stretch,
    /// whichever of the starts it has.
    func leastOverlap(of starts: [LowerBound.Block.Start], minutes: Int) -> Int {
        var least = minutes
        for start in starts where least > 0 {
            least = Swift.min(least, overlap(start.minute..<start.minute + minutes))
        }
        return least
    }
}
