extension LowerBound {
    /// Raises the bound by prices of visits, which tours earn.
    struct TourClimb: Sendable {
        /// No plan costs less.
        private(set) var value = 0

        private var relaxation: Relaxation
        private var ascent: Ascent
        private var round = 0
        /// Duals in units of cost, and what they are worth.
        private struct Point: Sendable {
            var duals: [Double]
            var value = -Double.infinity
        }

        /// The highest that was proven, where steps begin.
        private var here: Point
        /// How much higher the next duals are to be.
        private var reach = 0.0
        /// Whether further steps would raise nothing.
        private(set) var isSettled = false
        private static let leastReach = 0.02
        /// How many duals a step tries on known tours.
        private static let trials = 40

        init(_ problem: WeekProblem) {
            relaxation = Relaxation(problem)
            let sessions = max(1, problem.requests.reduce(0) { $0 + $1.sessions })
            let minutes = problem.requests.reduce(0) { $0 + $1.sessions * $1.minutes }
            let scale = Double(sessions) / Double(max(1, minutes))
            let highest = relaxation.highest.map { Double($0) / Double(one) }
            here = Point(duals: Array(repeating: 0, count: highest.count))
            ascent = Ascent(start: here.duals, scale: here.duals.map { _ in scale }, highest: highest)
            open()
        }

        /// Looks for duals that the tours found before value higher by `reach`,
        /// and searches for tours there. Where that holds true, it goes on from
        /// there; else it has learnt new tours, and reaches less far.
        mutating func step(_ upper: Double, _ isStopped: () -> Bool) {
            defer {
                open()
                round += 1
            }
            if reach == 0 {
                prove(here.duals, allowance: 0, isStopped)
                guard here.value > -.infinity else { return }
                reach = max(here.value * 0.1, 10)
            }
            ascent.restart(at: here.duals, value: here.value)
            let goal = min(here.value + reach, max(upper, here.value + 1))
            for _ in 0..<Self.trials where ascent.value < goal {
                let trial = ascent.trial(goal: goal + 0.2 * reach)
                guard let value = evaluate(trial, .knownTours, isStopped) else { return }
                ascent.learn(trial, value: value, gradient: relaxation.gradient, goal: goal)
            }
            guard ascent.value > here.value else { return reachLess(by: 0.4) }
            let duals = ascent.center
            guard let value = evaluate(duals, .quickTours, isStopped) else { return }
            ascent.lean(towards: relaxation.gradient, by: 0.1)
            guard value > here.value + 0.05 * (goal - here.value) else { return reachLess(by: 0.7) }
            prove(duals, allowance: 0.2 * (value - here.value), isStopped)
        }

        /// Searches all tours, and goes on from there if that is higher.
        /// - Parameter allowance: how much less than what is true will do.
        private mutating func prove(_ duals: [Double], allowance: Double, _ isStopped: () -> Bool) {
            relaxation.allowance = Int(allowance * Double(one))
            guard let value = evaluate(duals, .allTours, isStopped) else { return }
            ascent.lean(towards: relaxation.gradient, by: reach == 0 ? 1 : 0.1)
            guard value > here.value else { return reachLess(by: 0.7) }
            if value - here.value > 0.4 * reach { reach *= 1.3 }
            here = Point(duals: duals, value: value)
        }

        /// Where these relaxed tours give no more, fewer of them may visit
        /// somebody twice.
        private mutating func reachLess(by factor: Double) {
            reach *= factor
            guard reach < Self.leastReach else { return }
            isSettled = !relaxation.remember()
            reach = max(here.value * 0.005, 1)
        }

        /// Gives visits their first prices that plans wanted for nothing.
        private mutating func open() {
            let prices = relaxation.openWanted(since: here.duals.count).map { Double($0) / Double(one) }
            here.duals += prices
            ascent.extend(prices, scale: 1, highest: Double(Relaxation.unlimited) / Double(one))
        }

        private mutating func evaluate(_ duals: [Double], _ effort: Effort, _ isStopped: () -> Bool) -> Double? {
            let fixed = duals.map { Int(($0 * Double(one)).rounded()) }
            guard let sum = relaxation.evaluate(fixed, effort, round: round, isStopped: isStopped) else {
                return nil
            }
            if effort == .allTours {
                let (whole, rest) = sum.quotientAndRemainder(dividingBy: one)
                value = max(value, whole + (rest > 0 ? 1 : 0))
            }
            return Double(sum) / Double(one)
        }
    }
}
