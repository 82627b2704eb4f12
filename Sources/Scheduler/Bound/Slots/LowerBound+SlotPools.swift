extension LowerBound.SlotWeek {
    /// What a session takes from pools whichever start it has, at their
    /// prices.
    mutating func poolPrice(_ index: Int, _ day: Int, _ member: Int, _ duals: borrowing [Int]) -> Int {
        guard let level = lastLevel(index, day, member) else { return 0 }
        return LowerBound.BlockPrice.sum(choices, level, layout.pools, duals)
    }

    mutating func usePools(_ index: Int, _ day: Int, _ member: Int, _ gradient: inout [Int]) {
        guard let level = lastLevel(index, day, member) else { return }
        for entry in choices.levels[level].entries {
            gradient[layout.pools + choices.entries[entry].row] += choices.entries[entry].minutes
        }
    }

    /// The level of all starts; nil if no pool is short.
    private mutating func lastLevel(_ index: Int, _ day: Int, _ member: Int) -> Int? {
        guard isShort(index, day), let pattern = staff.pattern(of: member, on: blocks[index].days[day]) else {
            return nil
        }
        let levels = choices.levels(of: blocks[index], onDay: day, pattern: pattern, staff, pools)
        return levels.last
    }

    private func isShort(_ index: Int, _ day: Int) -> Bool {
        blocks[index].pools.contains { !pools.rows(of: $0.pool, on: blocks[index].days[day]).isEmpty }
    }

    /// What the time of a session without staff costs.
    mutating func timePrice(_ index: Int, _ day: Int, _ duals: borrowing [Int]) -> Int {
        cheapestLevel(index, day, duals).cost
    }

    mutating func useTime(_ index: Int, _ day: Int, _ duals: borrowing [Int], _ gradient: inout [Int]) {
        guard let level = cheapestLevel(index, day, duals).level else { return }
        for entry in choices.levels[level].entries {
            gradient[layout.pools + choices.entries[entry].row] += choices.entries[entry].minutes
        }
    }

    private mutating func cheapestLevel(
        _ index: Int, _ day: Int, _ duals: borrowing [Int]
    ) -> (cost: Int, level: Int?) {
        var best: (cost: Int, level: Int?) = (LowerBound.DayChoice.never, nil)
        for level in choices.levels(of: blocks[index], onDay: day, pattern: nil, staff, pools) {
            let cost =
                choices.levels[level].cost + LowerBound.BlockPrice.sum(choices, level, layout.pools, duals)
            if cost < best.cost { best = (cost, level) }
        }
        return best
    }
}
