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
        private var direction: [Double]
        /// How much a step changes each price.
        private let scale: [Double]
        private let highest: [Double]
        private(set) var boldness = 1.0
        private var failures = 0

        /// The share of the latest gradient in the direction.
        private static let share = 0.05
        /// After so many prices that were no better it goes back to the best.
        private static let patience = 15

        init(scale: [Double], highest: [Double]) {
            center = Array(repeating: 0, count: scale.count)
            current = center
            direction = center
            self.scale = scale
            self.highest = highest
        }

        /// The next prices to try.
        func trial(goal: Double) -> [Double] {
            var norm = 0.0
            for index in direction.indices where !isStuck(index) { norm += direction[index] * direction[index] }
            guard norm > 0 else { return current }
            let length = boldness * max(goal - currentValue, 0.01) / norm
            var trial = current
            for index in trial.indices {
                trial[index] = min(max(trial[index] + length * direction[index] * scale[index], 0), highest[index])
            }
            return trial
        }

        private func isStuck(_ index: Int) -> Bool {
            direction[index] < 0 && current[index] <= 0 || direction[index] > 0 && current[index] >= highest[index]
        }

        /// Learns what the trial was worth.
        mutating func learn(_ trial: [Double], value: Double, gradient: [Int]) {
            let share = self.value == -.infinity ? 1 : Self.share
            current = trial
            currentValue = value
            for index in direction.indices {
                direction[index] += share * (Double(gradient[index]) * scale[index] - direction[index])
                if trial[index] <= 0, direction[index] < 0 { direction[index] = 0 }
            }
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
