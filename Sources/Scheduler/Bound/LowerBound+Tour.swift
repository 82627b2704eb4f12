extension LowerBound {
    /// One day of one member of staff: whom they could visit, and the tours
    /// that pricing has found so far.
    struct Tour: Sendable {
        /// A session that could be on the tour. A block whose session could
        /// be at one of several sites has a stop for each.
        struct Stop: Sendable {
            var block: Int
            /// Its dual.
            var visit: Int
            /// Among ``sites``.
            var site: Int
            /// Among ``ends``.
            var end: Int
            var minutes: Int
            /// What stops remember when the tour goes on: see ``memory``.
            var bit: UInt128
            /// The last slot with a start.
            var last: Int
            /// What the cheapest start costs.
            var cost: Int
        }

        /// How a tour stands after a session: at a site, with `rest` minutes
        /// past the slot of its end, at most 0 and above -grain. Tours that
        /// end alike can be compared.
        struct End: Hashable, Sendable {
            var site: Int
            var rest: Int
        }

        let staff: Int
        let day: Int
        /// Minutes of the day.
        let shifts: [Range<Int>]
        let grain: Int
        /// The first slot begins at this minute of the day; a slot is one
        /// grain.
        let firstMinute: Int
        let slots: Int

        private(set) var stops: [Stop] = []
        private(set) var sites: [Int?]
        private(set) var ends: [End] = []
        /// Per stop and slot: what a start costs, -1 where none can be.
        private(set) var startCost: [Int] = []
        /// Per stop and slot: the first start from there on; `slots` if none.
        private(set) var nextStart: [Int32] = []
        /// Per stop and slot with a start: the next one that costs less.
        private(set) var nextCheaper: [Int32] = []
        /// Per slot: whose sessions could begin then or later.
        private(set) var open: [UInt128]
        /// Per stop, whose visits a tour that passes it still remembers: it
        /// will not visit those again. With all in all, tours are as they
        /// should be; with fewer, more tours are possible than really are.
        private(set) var memory: [UInt128] = []
        var roads = Roads()
        var columns = Columns()

        init(staff: Int, day: Int, home: Int?, shifts: [Range<Int>], grain: Int) {
            self.staff = staff
            self.day = day
            self.shifts = shifts
            self.grain = grain
            sites = [home]
            let from = day * 1440 + shifts[0].lowerBound
            firstMinute = (from + grain - 1) / grain * grain - day * 1440
            slots = max(0, (shifts[shifts.count - 1].upperBound - firstMinute) / grain + 1)
            open = Array(repeating: 0, count: slots)
        }

        mutating func add(block: Int, visit: Int, site: Int?, minutes: Int, _ starts: [Block.Start]) {
            var costs = Array(repeating: -1, count: slots)
            for start in starts { costs[(start.minute - firstMinute) / grain] = start.cost }
            let last = costs.lastIndex { $0 >= 0 } ?? -1
            let place = index(of: site)
            let bit = bit(of: block)
            stops.append(
                Stop(
                    block: block, visit: visit, site: place,
                    end: index(of: End(site: place, rest: -minutes.remainderUp(to: grain))),
                    minutes: minutes, bit: bit, last: last, cost: starts.map(\.cost).min() ?? 0))
            memory.append(bit)
            for slot in 0..<last + 1 { open[slot] |= bit }
            addStarts(costs)
        }

        private func bit(of block: Int) -> UInt128 {
            if let known = stops.first(where: { $0.block == block }) { return known.bit }
            let blocks = Set(stops.map(\.block)).count
            return blocks < 128 ? 1 << UInt128(blocks) : 0
        }

        /// The home is no stop's site, since two stops there are no home.
        private mutating func index(of site: Int?) -> Int {
            if let known = sites.dropFirst().firstIndex(of: site) { return known }
            sites.append(site)
            return sites.count - 1
        }

        private mutating func index(of end: End) -> Int {
            if let known = ends.firstIndex(of: end) { return known }
            ends.append(end)
            return ends.count - 1
        }

        private mutating func addStarts(_ costs: [Int]) {
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
            startCost += costs
            nextStart += next
            nextCheaper += cheaper
        }

        /// Lets every stop between two visits of one block remember it, as far
        /// as stops have room to.
        /// - Returns: whether that was news.
        mutating func learn(from tour: [Int], most: Int) -> Bool {
            var isNews = false
            for (position, stop) in tour.enumerated() {
                let bit = stops[stop].bit
                guard bit != 0, let again = tour[(position + 1)...].firstIndex(where: { stops[$0].bit == bit }) else {
                    continue
                }
                let between = tour[(position + 1)..<again]
                guard between.allSatisfy({ memory[$0] & bit != 0 || memory[$0].nonzeroBitCount <= most })
                else { continue }
                for stop in between where memory[stop] & bit == 0 {
                    memory[stop] |= bit
                    isNews = true
                }
            }
            return isNews
        }

        mutating func forget() { memory = stops.map(\.bit) }
    }
}

extension Int {
    /// How much is missing to the next multiple.
    fileprivate func remainderUp(to step: Int) -> Int { (step - self % step) % step }
}
