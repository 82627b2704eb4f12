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
            choices = Choices(&blocks, staff)
            layout = Layout(pools: staff.count, visits: staff.count + pools.rows.count)
            setting = BlockPrice.Setting(staff: staff, pools: pools, layout: layout)
            highest = staff.loads.map { min($0.highestPrice, Self.unlimited) }
            highest += Array(repeating: Self.unlimited, count: layout.visits - staff.count)
            for block in blocks.indices { blocks[block].options.sort { ($0.cost, $0.staff) < ($1.cost, $1.staff) } }
            self.blocks = blocks
            tours = Tours(problem, staff)
            openLikely(problem)
        }

        /// Of all blocks the options that are among the cheapest, as far as
        /// there is room; and all that are nowhere while others travel, since
        /// a tour by way of them is shorter than it looks.
        private mutating func openLikely(_ problem: WeekProblem) {
            var many: [(block: Int, options: [Int])] = []
            for block in blocks.indices where blocks[block].hasStaff {
                let isNowhere =
                    problem.travel != .none && blocks[block].requests.contains { problem.requests[$0].site == nil }
                let least = blocks[block].options.first?.cost ?? 0
                let pinned = Set(blocks[block].forced.compactMap(\.self))
                let options = blocks[block].options
                let likely = options.indices.filter { options[$0].cost == least }
                let needed = options.indices.filter { isNowhere || pinned.contains(Int(options[$0].staff)) }
                for option in needed + (likely.count > 8 ? [] : likely) { open(option, of: block) }
                if likely.count > 8 { many.append((block, likely)) }
            }
            for (block, options) in many where tours.visits.count < Self.mostVisits {
                for option in options { open(option, of: block) }
            }
        }

        private mutating func open(_ option: Int, of block: Int) {
            tours.open(option: option, of: block, in: &blocks, firstDual: layout.visits)
        }

        /// Opens what the evaluations wanted without having to pay for it.
        /// - Returns: first prices of the visits since `count`, which no tour
        ///   would take up.
        mutating func openWanted(since count: Int) -> [Int] {
            for (block, option) in pricer.wanted {
                open(option, of: block)
            }
            pricer.forgetWanted()
            let new = tours.measure(from: count - layout.visits, firstDual: layout.visits)
            highest += Array(repeating: Self.unlimited, count: new.count)
            return new
        }

        /// How much too low the value may be when all tours are searched: it
        /// is quicker to show that no tour is much better than those known.
        var allowance = 0

        /// Lets tours remember more.
        /// - Returns: false if they remember all they can.
        mutating func remember() -> Bool { tours.remember() }

        /// The value of the relaxation in fixed point, or nil if stopped.
        /// - Parameter effort: unless all tours are searched, the value may be
        ///   too high.
        mutating func evaluate(
            _ duals: borrowing [Int], _ effort: Effort, round: Int, isStopped: () -> Bool
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
            for (number, row) in setting.pools.rows.enumerated() {
                sum -= duals[layout.pools + number] * row.capacity
                gradient[layout.pools + number] -= row.capacity
            }
            guard
                let cost = tours.price(
                    duals, &gradient, effort, allowance: allowance, round: round, isStopped: isStopped)
            else { return nil }
            return sum + cost
        }
    }
}
