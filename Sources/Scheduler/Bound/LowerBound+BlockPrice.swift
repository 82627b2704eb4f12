extension LowerBound {
    /// Finds the cheapest way to place the sessions of one block when time
    /// and visits have their prices.
    struct BlockPrice: Sendable {
        /// What the blocks are priced with.
        struct Setting {
            var staff: Staff
            var pools: Pools
            var layout: Layout
        }

        private var choice = DayChoice()
        private var prices: [Int] = []
        private var best: [Int] = []
        private var bestStaff: [Int] = []
        private var picks: [(day: Int, option: Int)] = []
        /// Options without visits that were chosen, for ``Tours/open``.
        private(set) var wanted: [(block: Int, option: Int)] = []

        /// Taken off what is fixed, so that it is chosen at any price.
        private static let forced = 1 << 44

        mutating func forgetWanted() { wanted.removeAll() }

        /// - Returns: the least cost; what it uses is added to the gradient.
        mutating func price(
            _ index: Int, _ block: borrowing Block, _ setting: borrowing Setting, _ choices: inout Choices,
            _ tours: borrowing Tours, _ duals: borrowing [Int], _ gradient: inout [Int]
        ) -> Int {
            let isPinned = block.forced.contains { $0 != nil }
            reset(block.days.count)
            var single = (cost: block.sessions * block.missing, days: UInt32(0), option: -1)
            let spared = block.savings.reduce(0) { $0 + $1.amount }
            var worst = block.missing
            let options = block.hasStaff ? block.options.count : 1
            for option in 0..<options {
                let staff = block.hasStaff ? Int(block.options[option].staff) : -1
                var base = 0
                if block.hasStaff {
                    base = block.options[option].cost + duals[setting.layout.load(staff)] * block.minutes
                    let floor = base - spared
                    if !isPinned, floor >= worst, min(floor, block.missing) * block.sessions >= single.cost { continue }
                }
                worst = 0
                for day in block.days.indices {
                    prices[day] = price(block, day, option, staff, base, setting, &choices, tours, duals)
                    if prices[day] < best[day] {
                        best[day] = prices[day]
                        bestStaff[day] = option
                    }
                    worst = max(worst, min(best[day], block.missing))
                }
                let found = choice.cheapest(
                    prices, before: block.before, sessions: block.sessions, missing: block.missing)
                if found.cost < single.cost { single = (found.cost, found.days, option) }
            }
            // Two or more members of staff cost at least one change.
            let mixed = choice.cheapest(best, before: block.before, sessions: block.sessions, missing: block.missing)
            picks.removeAll(keepingCapacity: true)
            let isMixed = mixed.cost + block.change < single.cost
            for day in block.days.indices {
                let days = isMixed ? mixed.days : single.days
                if days & (1 << UInt32(day)) != 0 { picks.append((day, isMixed ? bestStaff[day] : single.option)) }
            }
            for pick in picks { use(pick, index, block, setting, &choices, tours, duals, &gradient) }
            let pinned = isPinned ? block.forced.count { $0 != nil } : 0
            return (isMixed ? mixed.cost + block.change : single.cost) + block.constant + pinned * Self.forced
        }

        private mutating func reset(_ days: Int) {
            prices.removeAll(keepingCapacity: true)
            best.removeAll(keepingCapacity: true)
            bestStaff.removeAll(keepingCapacity: true)
            for _ in 0..<days {
                prices.append(DayChoice.never)
                best.append(DayChoice.never)
                bestStaff.append(-1)
            }
        }

        /// What a session on that day costs.
        private func price(
            _ block: borrowing Block, _ day: Int, _ option: Int, _ staff: Int, _ base: Int,
            _ setting: borrowing Setting, _ choices: inout Choices, _ tours: borrowing Tours, _ duals: borrowing [Int]
        ) -> Int {
            if let forced = block.forced[day], forced != staff { return DayChoice.never }
            let pattern = staff < 0 ? nil : setting.staff.pattern(of: staff, on: block.days[day])
            if staff >= 0, pattern == nil { return DayChoice.never }
            let levels = choices.levels(
                of: block, onDay: day, pattern: pattern, setting.staff, setting.pools)
            guard !levels.isEmpty else { return DayChoice.never }
            var cost = DayChoice.never
            if staff >= 0 {
                let visit = tours.visit(block.options[option], onDay: day)
                cost = visit.map { duals[setting.layout.visits + $0] } ?? choices.levels[levels.lowerBound].cost
                cost += Self.sum(choices, levels.upperBound - 1, setting.layout.pools, duals)
            } else {
                for level in levels {
                    cost = min(cost, choices.levels[level].cost + Self.sum(choices, level, setting.layout.pools, duals))
                }
            }
            cost += base
            for saving in block.savings where saving.day == day && saving.staff == staff { cost -= saving.amount }
            return block.forced[day] == nil ? cost : cost - Self.forced
        }

        static func sum(
            _ choices: borrowing Choices, _ level: Int, _ first: Int, _ duals: borrowing [Int]
        ) -> Int {
            var sum = 0
            for entry in choices.levels[level].entries {
                sum += choices.entries[entry].minutes * duals[first + choices.entries[entry].row]
            }
            return sum
        }

        /// Adds what a chosen session uses to the gradient.
        private mutating func use(
            _ pick: (day: Int, option: Int), _ index: Int, _ block: borrowing Block, _ setting: borrowing Setting,
            _ choices: inout Choices, _ tours: borrowing Tours, _ duals: borrowing [Int], _ gradient: inout [Int]
        ) {
            let day = block.days[pick.day]
            let staff = block.hasStaff ? Int(block.options[pick.option].staff) : -1
            let pattern = staff < 0 ? nil : setting.staff.pattern(of: staff, on: day)
            let levels = choices.levels(
                of: block, onDay: pick.day, pattern: pattern, setting.staff, setting.pools)
            if staff >= 0 { gradient[setting.layout.load(staff)] += block.minutes }
            var level = levels.upperBound - 1
            if staff >= 0 {
                if let visit = tours.visit(block.options[pick.option], onDay: pick.day) {
                    gradient[setting.layout.visits + visit] += 1
                } else {
                    wanted.append((index, pick.option))
                }
            } else {
                var least = Int.max
                for candidate in levels {
                    let cost =
                        choices.levels[candidate].cost + Self.sum(choices, candidate, setting.layout.pools, duals)
                    if cost < least {
                        least = cost
                        level = candidate
                    }
                }
            }
            for entry in choices.levels[level].entries {
                gradient[setting.layout.pools + choices.entries[entry].row] += choices.entries[entry].minutes
            }
        }
    }

    /// Where in the vector of duals each kind begins: the load of each
    /// member of staff, rows of pools, visits.
    struct Layout: Sendable {
        var pools: Int
        var visits: Int

        func load(_ staff: Int) -> Int { staff }
    }
}
