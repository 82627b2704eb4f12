/// How long and with what luck to plan.
package struct PlanOptions: Hashable, Sendable {
    package enum Budget: Hashable, Sendable {
        /// Of the clock that the planner is given.
        case seconds(Double)
        /// Ruins and recreations of all chains together; the same number
        /// gives the same plan whatever the machine.
        case iterations(Int)
    }

    package var seed: UInt64
    /// How many threads may work at once.
    package var threads: Int
    package var budget: Budget

    package init(seed: UInt64 = 1, threads: Int = 2, budget: Budget) {
        self.seed = seed
        self.threads = threads
        self.budget = budget
    }
}

/// How far a planner has come.
package struct PlanProgress: Hashable, Sendable {
    /// Of the best plan so far.
    package let cost: Int
    /// What no plan can be cheaper than, as far as is known.
    package let bound: Int
    package let iterations: Int
    package let seconds: Double
}
