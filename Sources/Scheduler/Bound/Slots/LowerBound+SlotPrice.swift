extension LowerBound {
    /// Finds the cheapest way to place the sessions of one block when they
    /// rent slots of their staff's days.
    struct SlotPrice: Sendable {
        private var days = DayPrices()
        /// Per block, whom it chose last: a good one to begin with.
        private var winner: [Int32]
        /// Per block, what it costs when nothing has a price, once known.
        private var floors: [Int]
        /// Whether nothing has a price.
        var isFree = false
        /// Whether only those count who have few to choose from.
        var isPicky = false

        init(blocks: Int) {
            winner = Array(repeating: 0, count: blocks)
            floors = Array(repeating: .min, count: blocks)
        }

        /// - Returns: the least cost; what it uses is added to the gradient.
        mutating func price(
            _ index: Int, _ week: inout SlotWeek, _ duals: borrowing [Int], _ gradient: inout [Int], round: Int
        ) -> Int {
            let item = week.flat.items[index]
            days.begin(days: item.days.count, sessions: item.sessions, missing: item.missing)
            let options = item.hasStaff ? item.options.count : 1
            for step in 0..<options {
                var option = Int(winner[index]) + step
                if option >= options { option -= options }
                var staff = -1
                var base = 0
                var isWorse = false
                if item.hasStaff {
                    let choice = week.flat.options[item.options.lowerBound + option]
                    staff = choice.staff
                    base = choice.cost + duals[week.layout.load(staff)] * item.minutes
                    isWorse =
                        !item.isPinned
                        && min(base - item.spared, item.missing) * item.sessions >= days.single.cost
                }
                var least = item.missing
                for day in 0..<item.days.count {
                    if isWorse, base - item.spared >= days.best[day] { continue }
                    let price = price(index, item, day, staff, base, &week, duals)
                    days.note(price, day: day, option: option)
                    least = min(least, price)
                }
                if isWorse || least * item.sessions >= days.single.cost { continue }
                days.weigh(option, before: week.blocks[index].before)
                // Nothing is cheaper.
                if days.single.cost <= floors[index] { break }
            }
            let found = days.cheapest(before: week.blocks[index].before, change: item.change)
            if days.single.option >= 0 { winner[index] = Int32(days.single.option) }
            if isFree { floors[index] = found.cost }
            for day in 0..<item.days.count where found.days & (1 << UInt32(day)) != 0 {
                let option = days.option(on: day, isMixed: found.isMixed)
                use(index, item, day, option, &week, duals, &gradient, round)
            }
            let pinned = item.isPinned ? week.blocks[index].forced.count { $0 != nil } : 0
            return found.cost + week.blocks[index].constant + pinned * DayPrices.forced
        }

        /// What a session on that day costs.
        private func price(
            _ index: Int, _ item: SlotBlocks.Item, _ day: Int, _ staff: Int, _ base: Int, _ week: inout SlotWeek,
            _ duals: borrowing [Int]
        ) -> Int {
            let own = week.flat.days[item.days.lowerBound + day]
            if let forced = own.forced, forced != staff { return DayChoice.never }
            var cost = 0
            if staff >= 0 {
                guard let rented = week.days.day(of: staff, on: own.day) else { return DayChoice.never }
                cost = week.cheapest(item, own.runs, onDay: rented)
                guard cost < DayChoice.never else { return cost }
                cost += week.poolPrice(index, day, staff, duals)
            } else {
                cost = week.timePrice(index, day, duals)
                guard cost < DayChoice.never else { return cost }
            }
            cost += base
            if item.spared > 0 {
                for saving in week.blocks[index].savings where saving.day == day && saving.staff == staff {
                    cost -= saving.amount
                }
            }
            return own.forced == nil ? cost : cost - DayPrices.forced
        }

        /// Adds what a chosen session uses to the gradient.
        private func use(
            _ index: Int, _ item: SlotBlocks.Item, _ day: Int, _ option: Int, _ week: inout SlotWeek,
            _ duals: borrowing [Int], _ gradient: inout [Int], _ round: Int
        ) {
            guard item.hasStaff else { return week.useTime(index, day, duals, &gradient) }
            let choice = week.flat.options[item.options.lowerBound + option]
            if isPicky, !choice.isLiked { return }
            let staff = choice.staff
            gradient[week.layout.load(staff)] += item.minutes
            week.usePools(index, day, staff, &gradient)
            let own = week.flat.days[item.days.lowerBound + day]
            guard let rented = week.days.day(of: staff, on: own.day),
                let slot = week.cheapestStart(item, own.runs, onDay: rented, turn: index &* 31 &+ round)
            else { return }
            for row in week.days.rows(rented, item.span, at: slot) { gradient[week.layout.visits + row] += 1 }
        }
    }
}
