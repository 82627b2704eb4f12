extension LowerBound {
    /// The way up over prices: a mean of gradients, of which the last weigh
    /// most.
    struct Direction: Sendable {
        private(set) var mean: [Double]
        /// How much a step changes each price: those of minutes are smaller
        /// than those of visits.
        private(set) var scale: [Double]
        /// No price goes beyond it, nor below zero.
        private(set) var highest: [Double]

        init(scale: [Double], highest: [Double]) {
            mean = Array(repeating: 0, count: scale.count)
            self.scale = scale
            self.highest = highest
        }

        mutating func extend(by count: Int, scale: Double, highest: Double) {
            mean += Array(repeating: 0, count: count)
            self.scale += Array(repeating: scale, count: count)
            self.highest += Array(repeating: highest, count: count)
        }

        /// Lets a gradient have some share in the mean.
        mutating func lean(towards gradient: [Int], by share: Double) {
            for index in mean.indices {
                mean[index] += share * (Double(gradient[index]) * scale[index] - mean[index])
            }
        }

        /// Forgets what would only push prices of zero further down.
        mutating func turn(upFrom prices: [Double]) {
            for index in mean.indices where prices[index] <= 0 && mean[index] < 0 { mean[index] = 0 }
        }

        /// Polyak's step.
        ///
        /// - Parameter gain: how much higher the value is to be.
        func step(from prices: [Double], gain: Double) -> [Double] {
            var norm = 0.0
            for index in mean.indices where !isStuck(index, at: prices[index]) { norm += mean[index] * mean[index] }
            guard norm > 0 else { return prices }
            let length = gain / norm
            var next = prices
            for index in next.indices {
                next[index] = min(max(next[index] + length * mean[index] * scale[index], 0), highest[index])
            }
            return next
        }

        private func isStuck(_ index: Int, at price: Double) -> Bool {
            mean[index] < 0 && price <= 0 || mean[index] > 0 && price >= highest[index]
        }
    }
}
