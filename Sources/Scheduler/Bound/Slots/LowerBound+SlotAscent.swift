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
        private(set) var boldness: Double
        private var manner: Manner
        private var failures = 0

        /// How it goes.
        private struct Manner: Sendable {
            /// Of Polyak's step, at first.
            var boldness: Double
            /// The share of the latest gradient in the direction.
            var share: Double
            /// After so many prices that were no better it goes back to the
            /// best, and takes smaller steps.
            var patience: Int

            static let picky = Manner(boldness: 0.02, share: 0.1, patience: 8)
            static let whole = Manner(boldness: 0.02, share: 0.05, patience: 15)
        }

        /// Whether gradients are asked for of those blocks only that have few
        /// staff to choose from: those who don't mind run from one to the
        /// next, and would make all of them dear.
        private(set) var isPicky: Bool
        /// The share of its first boldness at which it takes all blocks.
        private static let pickyEnd = 0.1

        init(scale: [Double], highest: [Double], isPicky: Bool) {
            self.isPicky = isPicky
            manner = isPicky ? .picky : .whole
            boldness = manner.boldness
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
            let share = self.value == -.infinity ? 1 : manner.share
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
            guard failures == manner.patience else { return }
            failures = 0
            boldness *= 0.7
            current = center
            currentValue = self.value
            if isPicky, boldness < Self.pickyEnd * manner.boldness {
                isPicky = false
                manner = .whole
                boldness = manner.boldness
            }
        }
    }
}
