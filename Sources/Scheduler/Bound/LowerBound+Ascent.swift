extension LowerBound {
    /// Goes uphill over duals: the volume algorithm of Barahona and Anbil
    /// (2000), which steps from the best duals along a mean of gradients.
    struct Ascent: Sendable {
        /// The best duals so far, in units of cost, and the value there.
        private(set) var center: [Double]
        private(set) var value = -Double.infinity
        private var direction: Direction
        private var boldness = 0.5
        private var failures = 0

        init(start: [Double], scale: [Double], highest: [Double]) {
            center = start
            direction = Direction(scale: scale, highest: highest)
        }

        mutating func extend(_ prices: [Double], scale: Double, highest: Double) {
            center += prices
            direction.extend(by: prices.count, scale: scale, highest: highest)
        }

        /// Begins anew at duals whose value is known.
        mutating func restart(at duals: [Double], value: Double) {
            center = duals
            self.value = value
            boldness = max(boldness, 0.1)
            failures = 0
        }

        /// Lets a gradient have some share in the direction.
        mutating func lean(towards gradient: [Int], by share: Double) {
            direction.lean(towards: gradient, by: share)
        }

        /// The next duals to try.
        func trial(goal: Double) -> [Double] {
            direction.step(from: center, gain: boldness * max(goal - value, 0.01))
        }

        /// Learns what the trial was worth.
        mutating func learn(_ trial: [Double], value: Double, gradient: [Int], goal: Double) {
            var inner = 0.0
            var own = 0.0
            var norm = 0.0
            for (index, mean) in direction.mean.enumerated() {
                let part = Double(gradient[index]) * direction.scale[index]
                if part < 0, trial[index] <= 0 { continue }
                inner += part * mean
                own += part * part
                norm += mean * mean
            }
            // The shortest mean of both, not too far from the old one.
            let spread = own + norm - 2 * inner
            lean(towards: gradient, by: min(max(spread > 0 ? (norm - inner) / spread : 0.1, 0.01), 0.1))
            if value > self.value {
                // Between two points it is worth at least the mean.
                let part = value > goal ? (goal - self.value) / (value - self.value) : 1
                for index in center.indices { center[index] += part * (trial[index] - center[index]) }
                self.value += part * (value - self.value)
                failures = 0
                if inner > 0 { boldness = min(boldness * 1.1, 2) }
            } else {
                failures += 1
                if failures == 8 {
                    failures = 0
                    boldness = max(boldness * 0.66, 1e-3)
                }
            }
        }
    }
}
