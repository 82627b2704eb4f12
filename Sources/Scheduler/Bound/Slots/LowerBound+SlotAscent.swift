extension LowerBound {
    /// Goes uphill over prices: along the mean of all gradients, of which the
    /// last weigh most, as far as Polyak's step towards a goal. The way up
    /// leads round kinks, so it goes on from lower prices too, for a while.
    struct SlotAscent: Sendable {
        /// The best prices so far, in units of cost, and the value there.
        private var center: [Double]
        private(set) var value = -Double.infinity
        private var current: [Double]
        private var currentValue = 0.0
        private var direction: Direction
        private(set) var boldness = 1.0
        private var failures = 0

        /// The share of the latest gradient in the direction.
        private static let share = 0.05
        /// After so many prices that were no better it goes back to the best.
        private static let patience = 15

        init(scale: [Double], highest: [Double]) {
            center = Array(repeating: 0, count: scale.count)
            current = center
            direction = Direction(scale: scale, highest: highest)
        }

        /// The next prices to try.
        func trial(goal: Double) -> [Double] {
            direction.step(from: current, gain: boldness * max(goal - currentValue, 0.01))
        }

        /// Learns what the trial was worth.
        mutating func learn(_ trial: [Double], value: Double, gradient: [Int]) {
            let share = self.value == -.infinity ? 1 : Self.share
            current = trial
            currentValue = value
            direction.lean(towards: gradient, by: share)
            direction.turn(upFrom: trial)
            if value > self.value {
                center = trial
                self.value = value
                failures = 0
                return
            }
            failures += 1
            guard failures == Self.patience else { return }
            failures = 0
            boldness *= 0.7
            current = center
            currentValue = self.value
        }
    }
}
