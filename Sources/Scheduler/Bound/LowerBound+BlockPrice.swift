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

        private var days = DayPrices()
        private var picks: [(day: Int, option: Int)] = []
        /// Options without visits that were chosen, for ``Tours/open``.
        private(set) var wanted: [(block: Int, option: Int)] = []

        mutating func forgetWanted() { wanted.removeAll() }

        /// - Returns: the least cost; what it uses is added to the gradient.
        mutating func price(
            _ index: Int, _ block: borrowing Block, _ setting: borrowing Setting, _ choices: inout Choices,
            _ tours: borrowing Tours, _ duals: borrowing [Int], _ gradient: inout [Int]
        ) -> Int {
            let isPinned = block.forced.contains { $0 != nil }
            days.begin(days: block.days.count, sessions: block.sessions, missing: block.missing)
            let spared = block.savings.reduce(0) { $0 + $1.amount }
            var worst = block.missing
            let options = block.hasStaff ? block.options.count : 1
            for option in 0..<options {
                let staff = block.hasStaff ? Int(block.options[option].staff) : -1
                var base = 0
                if block.hasStaff {
                    base = block.options[option].cost + duals[setting.layout.load(staff)] * block.minutes
                    let floor = base - spared
                    if !isPinned, floor >= worst, min(floor, block.missing) * block.sessions >= days.single.cost {
                        continue
                    }
                }
                worst = 0
                for day in block.days.indices {
                    let price = price(block, day, option, staff, base, setting, &choices, tours, duals)
                    days.note(price, day: day, option: option)
                    worst = max(worst, min(days.best[day], block.missing))
                }
                days.weigh(option, before: block.before)
            }
            let found = days.cheapest(before: block.before, change: block.change)
            picks.removeAll(keepingCapacity: true)
            for day in block.days.indices where found.days & (1 << UInt32(day)) != 0 {
                picks.append((day, days.option(on: day, isMixed: found.isMixed)))
            }
            for pick in picks { use(pick, index, block, setting, &choices, tours, duals, &gradient) }
            let pinned = isPinned ? block.forced.count { $0 != nil } : 0
            return found.cost + block.constant + pinned * DayPrices.forced
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
            return block.forced[day] == nil ? cost : cost - DayPrices.forced
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
