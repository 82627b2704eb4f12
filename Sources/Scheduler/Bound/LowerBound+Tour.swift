extension LowerBound {
    /// One day of one member of staff: whom they could visit, and the tours
    /// that pricing has found so far.
    struct Tour: Sendable {
        /// A session that could be on the tour. A block whose session could
        /// be at one of several sites has a stop for each.
        struct Stop: Sendable {
            var block: Int
            var visit: Int
            var site: Int?
            var minutes: Int
            /// What stops remember when the tour goes on: see ``memory``.
            var bit: UInt64
        }

        let staff: Int
        let day: Int
        let home: Int?
        /// Minutes of the day.
        let shifts: [Range<Int>]
        let grain: Int
        /// The first slot begins at this minute of the day; a slot is one
        /// grain.
        let firstMinute: Int
        let slots: Int

        private(set) var stops: [Stop] = []
        /// Per stop and slot: what a start costs, -1 where none can be.
        private(set) var startCost: [Int] = []
        /// Per stop and slot: the first start from there on; `slots` if none.
        private(set) var nextStart: [Int32] = []
        /// Per stop and slot with a start: the next one that costs less.
        private(set) var nextCheaper: [Int32] = []
        /// Minutes from stop to stop; the home is the last row and column.
        private(set) var ways: [Int32] = []
        /// Slots from a start at one stop to the first at another.
        private(set) var hops: [Int32] = []
        /// The least that a stop adds to any tour's ways, in minutes.
        private(set) var detour: [Int] = []
        /// The shortest way from another stop, in minutes.
        private(set) var shortestWay: [Int] = []
        /// The shortest way home.
        private(set) var shortestReturn = 0
        /// Per slot: whose sessions could begin after it.
        private(set) var open: [UInt64] = []
        /// Per stop: the last slot with a start, and the least that one costs.
        private(set) var lastStart: [Int] = []
        private(set) var leastCost: [Int] = []
        private var measured = 0
        /// Per stop, whose visits a tour that passes it still remembers: it
        /// will not visit those again. With all in all, tours are as they
        /// should be; with fewer, more tours are possible than really are.
        var memory: [UInt64] = []
        var columns = Columns()

        init(staff: Int, day: Int, home: Int?, shifts: [Range<Int>], grain: Int) {
            self.staff = staff
            self.day = day
            self.home = home
            self.shifts = shifts
            self.grain = grain
            let from = day * 1440 + shifts[0].lowerBound
            firstMinute = (from + grain - 1) / grain * grain - day * 1440
            slots = max(0, (shifts[shifts.count - 1].upperBound - firstMinute) / grain + 1)
        }

        mutating func add(_ stop: Stop, _ starts: [Block.Start]) {
            var stop = stop
            if let known = stops.first(where: { $0.block == stop.block }) {
                stop.bit = known.bit
            } else {
                let blocks = Set(stops.map(\.block)).count
                stop.bit = blocks < 64 ? 1 << UInt64(blocks) : 0
            }
            stops.append(stop)
            memory.append(stop.bit)
            var costs = Array(repeating: -1, count: slots)
            for start in starts { costs[(start.minute - firstMinute) / grain] = start.cost }
            var next = Array(repeating: Int32(slots), count: slots)
            var cheaper = next
            var first = Int32(slots)
            for slot in costs.indices.reversed() {
                if costs[slot] >= 0 {
                    var later = first
                    while later < slots, costs[Int(later)] >= costs[slot] { later = cheaper[Int(later)] }
                    cheaper[slot] = later
                    first = Int32(slot)
                }
                next[slot] = first
            }
            lastStart.append(costs.lastIndex { $0 >= 0 } ?? -1)
            leastCost.append(costs.reduce(Int.max) { $1 < 0 ? $0 : min($0, $1) })
            if open.isEmpty { open = Array(repeating: 0, count: slots) }
            for slot in 0..<max(0, lastStart[lastStart.count - 1]) { open[slot] |= stop.bit }
            startCost += costs
            nextStart += next
            nextCheaper += cheaper
        }

        /// Measures all ways anew; due when stops have been added.
        mutating func measure(_ way: Ways) {
            let count = stops.count
            let sites = stops.map(\.site) + [home]
            ways = sites.flatMap { from in sites.map { Int32(way.minutes(from: from, to: $0)) } }
            hops = []
            for from in 0..<count {
                for to in 0..<count {
                    let minutes = stops[from].minutes + Int(ways[from * (count + 1) + to])
                    hops.append(Int32((minutes + grain - 1) / grain))
                }
            }
            detour += Array(repeating: Int.max, count: count - measured)
            for stop in 0..<count { shorten(stop, width: count + 1) }
            measured = count
            shortestWay = (0..<count).map { stop in
                (0..<count).reduce(Int.max) { $1 == stop ? $0 : min($0, Int(ways[$1 * (count + 1) + stop])) }
            }
            shortestReturn = (0..<count).reduce(Int.max) { min($0, Int(ways[$1 * (count + 1) + count])) }
        }

        /// Looks for a shorter detour by way of new stops.
        private mutating func shorten(_ stop: Int, width: Int) {
            var least = Int32(clamping: detour[stop])
            let isNew = stop >= measured
            for from in 0..<width where from != stop {
                let into = ways[from * width + stop]
                let isFromNew = isNew || from >= measured && from < width - 1
                for to in (isFromNew ? 0 : measured)..<width where to != stop {
                    least = min(least, into + ways[stop * width + to] - ways[from * width + to])
                }
            }
            detour[stop] = Int(least)
        }

        /// Lets every stop between two visits of one block remember it, as far
        /// as stops have room to.
        /// - Returns: whether that was news.
        mutating func learn(from tour: [Int]) -> Bool {
            var isNews = false
            for (position, stop) in tour.enumerated() {
                let bit = stops[stop].bit
                guard bit != 0, let again = tour[(position + 1)...].firstIndex(where: { stops[$0].bit == bit }) else {
                    continue
                }
                let between = tour[(position + 1)..<again]
                guard between.allSatisfy({ memory[$0] & bit != 0 || memory[$0].nonzeroBitCount < Self.mostRemembered })
                else { continue }
                for stop in between where memory[stop] & bit == 0 {
                    memory[stop] |= bit
                    isNews = true
                }
            }
            return isNews
        }

        mutating func forget() { memory = stops.map(\.bit) }

        private static let mostRemembered = 6
    }
}
