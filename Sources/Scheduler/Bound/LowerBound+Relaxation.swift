extension LowerBound {
    /// The week problem without the rules that join blocks to each other;
    /// breaking these costs the duals' prices instead.
    ///
    /// Whatever the duals are, the sum of the cheapest blocks, tours and
    /// loads less what the prices gave for what there is, is a lower bound on
    /// the cost of every plan. All of it is whole numbers.
    struct Relaxation: Sendable {
        private(set) var blocks: [Block]
        private(set) var layout: Layout
        private var setting: BlockPrice.Setting
        private var choices: Choices
        private var tours: Tours
        private var pricer = BlockPrice()
        /// The most that each dual may be; none may be below 0.
        private(set) var highest: [Int]
        /// What a plan uses of each dual's row less what there is, for the
        /// last evaluation.
        private(set) var gradient: [Int] = []

        static let unlimited = 1 << 36
        /// Options beyond so many visits are left for when they are wanted.
        private static let mostVisits = 100_000

        init(_ problem: WeekProblem) {
            var blocks = BlockReader(problem).blocks()
            let staff = Staff(problem)
            let pools = Pools(problem, &blocks)
            let isTravelling = problem.travel != .none
            let rows =
                isTravelling
                ? StaffRows(without: staff) : StaffRows(staff, blocks, step: staff.loads.first?.step ?? 1)
            choices = Choices(&blocks, staff)
            layout = Layout(
                rows: staff.count, pools: staff.count + rows.count, visits: staff.count + rows.count + pools.rows.count)
            setting = BlockPrice.Setting(staff: staff, rows: rows, pools: pools, layout: layout)
            highest = staff.loads.map { min($0.highestPrice, Self.unlimited) }
            highest += Array(repeating: Self.unlimited, count: layout.visits - staff.count)
            for block in blocks.indices { blocks[block].options.sort { ($0.cost, $0.staff) < ($1.cost, $1.staff) } }
            self.blocks = blocks
            tours = Tours(problem, staff, isInUse: isTravelling)
            if isTravelling { openLikely(problem) }
        }

        var hasTours: Bool { tours.isInUse }

        /// Of all blocks the options that are among the cheapest, as far as
        /// there is room; and all without a site, since a tour by way of them
        /// is shorter than it looks.
        private mutating func openLikely(_ problem: WeekProblem) {
            for block in blocks.indices where blocks[block].hasStaff {
                let isNowhere = blocks[block].requests.contains { problem.requests[$0].site == nil }
                let least = blocks[block].options.first?.cost ?? 0
                let pinned = Set(blocks[block].forced.compactMap(\.self))
                for option in blocks[block].options.indices {
                    let value = blocks[block].options[option]
                    if isNowhere || pinned.contains(Int(value.staff))
                        || value.cost == least && tours.visits.count < Self.mostVisits
                    {
                        tours.open(option: option, of: block, in: &blocks, firstDual: layout.visits)
                    }
                }
            }
        }

        /// Opens what the evaluations wanted without having to pay for it.
        /// - Returns: first prices of the visits since `count`, which no tour
        ///   would take up.
        mutating func openWanted(since count: Int) -> [Int] {
            guard tours.isInUse else { return [] }
            for (block, option) in pricer.wanted {
                tours.open(option: option, of: block, in: &blocks, firstDual: layout.visits)
            }
            pricer.forgetWanted()
            let new = Array(tours.measure(firstDual: layout.visits).dropFirst(count - layout.visits))
            highest += Array(repeating: Self.unlimited, count: new.count)
            return new
        }

        /// The value of the relaxation in fixed point, or nil if stopped.
        /// - Parameter isExact: false to look only at tours found before;
        ///   then the value may be too high.
        mutating func evaluate(
            _ duals: borrowing [Int], isExact: Bool, round: Int, isStopped: () -> Bool
        ) -> Int? {
            gradient.removeAll(keepingCapacity: true)
            gradient.append(contentsOf: repeatElement(0, count: duals.count))
            var sum = 0
            for (index, block) in blocks.enumerated() {
                if index & 255 == 255, isStopped() { return nil }
                sum += pricer.price(index, block, setting, &choices, tours, duals, &gradient)
            }
            for (member, load) in setting.staff.loads.enumerated() {
                let least = load.least(price: duals[layout.load(member)])
                sum += least.value
                gradient[layout.load(member)] -= least.minutes
            }
            chargeRows(duals, &sum)
            if tours.isInUse {
                guard
                    let cost = tours.price(duals, &gradient, isExact: isExact, round: round, isStopped: isStopped)
                else { return nil }
                sum += cost
            }
            return sum
        }

        private mutating func chargeRows(_ duals: borrowing [Int], _ sum: inout Int) {
            for member in 0..<setting.staff.count {
                for day in 0..<setting.staff.days {
                    guard let pattern = setting.staff.pattern(of: member, on: day) else { continue }
                    let first = layout.rows + setting.rows.first[member * setting.staff.days + day]
                    for (number, row) in setting.rows.rows(of: pattern).enumerated() {
                        sum -= duals[first + number] * row.capacity
                        gradient[first + number] -= row.capacity
                    }
                }
            }
            for (number, row) in setting.pools.rows.enumerated() {
                sum -= duals[layout.pools + number] * row.capacity
                gradient[layout.pools + number] -= row.capacity
            }
        }
    }
}
