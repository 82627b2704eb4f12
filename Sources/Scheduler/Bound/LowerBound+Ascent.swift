extension LowerBound {
    /// Goes uphill over duals: the volume algorithm of Barahona and Anbil
    /// (2000), which steps from the best duals along a mean of gradients.
    struct Ascent: Sendable {
        /// The best duals so far, in units of cost, and the value there.
        private(set) var center: [Double]
        private(set) var value = -Double.infinity
        private var direction: [Double]
        /// How much a step changes each dual: prices of minutes are smaller
        /// than those of visits.
        private var scale: [Double]
        private var highest: [Double]
        private var boldness = 0.5
        private var failures = 0

        init(start: [Double], scale: [Double], highest: [Double]) {
            center = start
            self.scale = scale
            self.highest = highest
            direction = Array(repeating: 0, count: start.count)
        }

        mutating func extend(_ prices: [Double], scale: Double, highest: Double) {
            center += prices
            direction += prices.map { _ in 0 }
            self.scale += prices.map { _ in scale }
            self.highest += prices.map { _ in highest }
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
            for index in direction.indices {
                direction[index] += share * (Double(gradient[index]) * scale[index] - direction[index])
            }
        }

        /// The next duals to try.
        func trial(goal: Double) -> [Double] {
            var norm = 0.0
            for index in direction.indices {
                let isStuck =
                    direction[index] < 0 && center[index] <= 0
                    || direction[index] > 0 && center[index] >= highest[index]
                if !isStuck { norm += direction[index] * direction[index] }
            }
            guard norm > 0 else { return center }
            let length = boldness * max(goal - value, 0.01) / norm
            var trial = center
            for index in trial.indices {
                trial[index] = min(max(trial[index] + length * direction[index] * scale[index], 0), highest[index])
            }
            return trial
        }

        /// Learns what the trial was worth.
        mutating func learn(_ trial: [Double], value: Double, gradient: [Int], goal: Double) {
            var inner = 0.0
            var own = 0.0
            var norm = 0.0
            for index in direction.indices {
                let part = Double(gradient[index]) * scale[index]
                if part < 0, trial[index] <= 0 { continue }
                inner += part * direction[index]
                own += part * part
                norm += direction[index] * direction[index]
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
