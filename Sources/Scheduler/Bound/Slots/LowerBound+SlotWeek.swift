extension LowerBound {
    /// The week problem when sessions rent slots of their staff's days, each
    /// slot at its price, instead of joining tours.
    ///
    /// It knows of ways only the shortest, and lets a session be in two
    /// places by halves, so it is lower than what tours give. But it has few prices and
    /// no search, which is what large weeks need.
    struct SlotWeek: Sendable {
        let blocks: [Block]
        let flat: SlotBlocks
        /// Rows of slots begin where visits would.
        let layout: Layout
        let staff: Staff
        let pools: Pools
        var choices: Choices
        private(set) var days: SlotDays
        private var pricer: SlotPrice
        /// The most that each dual may be; none may be below 0.
        let highest: [Int]
        /// What blocks use of each dual's row less what there is, for the
        /// last evaluation.
        private(set) var gradient: [Int] = []

        init(_ problem: WeekProblem) {
            var blocks = BlockReader(problem).blocks()
            let staff = Staff(problem)
            pools = Pools(problem, &blocks)
            choices = Choices(&blocks, staff)
            self.staff = staff
            self.blocks = blocks
            flat = SlotBlocks(blocks, Nearness(problem, blocks, staff), grain: problem.grain)
            days = SlotDays(staff, spans: Set(flat.items.filter(\.hasStaff).map(\.span)), grain: problem.grain)
            layout = Layout(pools: staff.count, visits: staff.count + pools.rows.count)
            pricer = SlotPrice(blocks: blocks.count)
            highest =
                staff.loads.map { min($0.highestPrice, Relaxation.unlimited) }
                + Array(repeating: Relaxation.unlimited, count: pools.rows.count)
                + Array(repeating: days.highestPrice, count: days.rows)
        }

        /// The value in fixed point, or nil if stopped.
        /// - Parameter isPicky: whether the gradient leaves those out who have
        ///   many to choose from.
        mutating func evaluate(_ duals: borrowing [Int], isPicky: Bool, round: Int, isStopped: () -> Bool) -> Int? {
            pricer.isPicky = isPicky
            pricer.isFree = true
            for dual in duals.indices where duals[dual] != 0 {
                pricer.isFree = false
                break
            }
            gradient.removeAll(keepingCapacity: true)
            gradient.append(contentsOf: repeatElement(0, count: duals.count))
            days.setPrices(duals, from: layout.visits)
            guard var sum = priceBlocks(duals, round: round, isStopped: isStopped) else { return nil }
            for (member, load) in staff.loads.enumerated() {
                let least = load.least(price: duals[layout.load(member)])
                sum += least.value
                gradient[layout.load(member)] -= least.minutes
            }
            for (number, row) in pools.rows.enumerated() {
                sum -= duals[layout.pools + number] * row.capacity
                gradient[layout.pools + number] -= row.capacity
            }
            for row in layout.visits..<duals.count {
                sum -= duals[row]
                gradient[row] -= 1
            }
            return sum
        }

        private mutating func priceBlocks(_ duals: borrowing [Int], round: Int, isStopped: () -> Bool) -> Int? {
            // Apart for the time, since pricing needs all the rest.
            var apart = (pricer: SlotPrice(blocks: 0), gradient: [Int]())
            swap(&apart.pricer, &pricer)
            swap(&apart.gradient, &gradient)
            defer {
                swap(&apart.pricer, &pricer)
                swap(&apart.gradient, &gradient)
            }
            var sum = 0
            for index in blocks.indices {
                if index & 255 == 255, isStopped() { return nil }
                sum += apart.pricer.price(index, &self, duals, &apart.gradient, round: round)
            }
            return sum
        }

        /// What the cheapest start of a session costs in that staff's day;
        /// ``DayChoice/never`` if none fits.
        func cheapest(_ item: SlotBlocks.Item, _ runs: Range<Int>, onDay index: Int) -> Int {
            var least = DayChoice.never
            for shift in days.days[index].shifts {
                let shift = days.shifts[shift]
                let last = shift.end - item.length.slots + (shift.rest < item.length.rest ? 0 : 1)
                for run in runs {
                    let run = flat.runs[run]
                    let (low, high) = (max(run.first, shift.first), min(run.last, last))
                    guard low <= high, run.cost < least else { continue }
                    least = min(least, run.cost + days.least(index, item.span, from: low, through: high))
                }
            }
            return least
        }

        /// One of the cheapest starts.
        /// - Parameter turn: which, if there are several.
        func cheapestStart(
            _ item: SlotBlocks.Item, _ runs: Range<Int>, onDay index: Int, turn: Int
        ) -> Int? {
            let least = cheapest(item, runs, onDay: index)
            var count = 0
            var found: Int?
            for isCounting in [true, false] {
                var left = count > 0 ? abs(turn % count) : 0
                for shift in days.days[index].shifts {
                    let shift = days.shifts[shift]
                    let last = shift.end - item.length.slots + (shift.rest < item.length.rest ? 0 : 1)
                    for run in runs {
                        let run = flat.runs[run]
                        let (low, high) = (max(run.first, shift.first), min(run.last, last))
                        guard low <= high else { continue }
                        for slot in low...high where run.cost + days.price(index, item.span, at: slot) == least {
                            if isCounting {
                                count += 1
                            } else if left == 0 {
                                found = slot
                                left = -1
                            } else {
                                left -= 1
                            }
                        }
                    }
                }
            }
            return found
        }
    }
}
