extension LowerBound {
    /// What a session of a block costs on each of its days, with the member of
    /// staff who is looked at and with whoever is cheapest, and the days that
    /// cost least together.
    struct DayPrices: Sendable {
        /// Taken off what is fixed, so that it is chosen at any price.
        static let forced = 1 << 44

        /// Of one option for all sessions; none at first, and all left out.
        struct Single {
            var cost: Int
            var days: UInt32 = 0
            var option = -1
        }

        private var choice = DayChoice()
        private var prices: [Int] = []
        /// The least on each day so far.
        private(set) var best: [Int] = []
        private var bestOption: [Int] = []
        private(set) var single = Single(cost: 0)
        private var sessions = 0
        private var missing = 0

        /// Begins with another block.
        ///
        /// - Parameter missing: what each session that is left out costs.
        mutating func begin(days: Int, sessions: Int, missing: Int) {
            self.sessions = sessions
            self.missing = missing
            single = Single(cost: sessions * missing)
            prices.removeAll(keepingCapacity: true)
            best.removeAll(keepingCapacity: true)
            bestOption.removeAll(keepingCapacity: true)
            for _ in 0..<days {
                prices.append(DayChoice.never)
                best.append(DayChoice.never)
                bestOption.append(-1)
            }
        }

        mutating func note(_ price: Int, day: Int, option: Int) {
            prices[day] = price
            if price < best[day] {
                best[day] = price
                bestOption[day] = option
            }
        }

        /// Keeps an option whose prices were noted if it is the cheapest.
        ///
        /// - Parameter before: see ``DayChoice/cheapest(_:before:sessions:missing:)``.
        mutating func weigh(_ option: Int, before: borrowing [Int]) {
            let found = choice.cheapest(prices, before: before, sessions: sessions, missing: missing)
            if found.cost < single.cost { single = Single(cost: found.cost, days: found.days, option: option) }
        }

        /// - Parameter change: the least that two or more members of staff
        ///   cost.
        /// - Returns: the least cost and its days; whether each of them takes
        ///   its own best option.
        mutating func cheapest(before: borrowing [Int], change: Int) -> (cost: Int, days: UInt32, isMixed: Bool) {
            let mixed = choice.cheapest(best, before: before, sessions: sessions, missing: missing)
            guard mixed.cost + change < single.cost else { return (single.cost, single.days, false) }
            return (mixed.cost + change, mixed.days, true)
        }

        func option(on day: Int, isMixed: Bool) -> Int { isMixed ? bestOption[day] : single.option }
    }
}
