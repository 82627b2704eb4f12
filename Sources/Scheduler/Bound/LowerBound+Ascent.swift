extension LowerBound {
    /// Where the duals are and where they go: the volume algorithm of
    /// Barahona and Anbil (2000), steps along a mean of gradients.
    struct Ascent: Sendable {
        /// The best duals so far, and the value there.
        private(set) var center: [Double]
        private(set) var centerValue = -Double.infinity
        private var direction: [Double]
        /// How much a step changes each dual: minutes have smaller prices
        /// than visits.
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
            centerValue = value
            boldness = max(boldness, 0.1)
            failures = 0
        }

        /// Leans towards a gradient.
        mutating func lean(towards gradient: [Int], by share: Double) {
            for index in direction.indices {
                direction[index] += share * (Double(gradient[index]) * scale[index] - direction[index])
            }
        }

        /// The next duals to try.
        func trial(target: Double) -> [Double] {
            var norm = 0.0
            for index in direction.indices where !isAtEdge(index) { norm += direction[index] * direction[index] }
            guard norm > 0 else { return center }
            let step = boldness * max(target - centerValue, 1) / norm
            var trial = center
            for index in trial.indices {
                trial[index] = min(max(trial[index] + step * direction[index] * scale[index], 0), highest[index])
            }
            return trial
        }

        private func isAtEdge(_ index: Int) -> Bool {
            direction[index] < 0 && center[index] <= 0 || direction[index] > 0 && center[index] >= highest[index]
        }

        /// Learns what the trial was worth.
        mutating func learn(_ trial: [Double], value: Double, gradient: [Int]) {
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
            // The mean of both that is shortest, not too near the old one.
            let spread = own + norm - 2 * inner
            let best = spread > 0 ? (norm - inner) / spread : 0.1
            let share = min(max(best, 0.01), 0.1)
            lean(towards: gradient, by: share)
            if value > centerValue {
                center = trial
                centerValue = value
                failures = 0
                if inner > 0 { boldness = min(boldness * 1.1, 2) }
            } else {
                failures += 1
                if failures >= 10 {
                    failures = 0
                    boldness = max(boldness * 0.66, 1e-4)
                }
            }
        }
    }
}
