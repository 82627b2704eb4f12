/// A proven lower bound on the cost of any plan for a week problem. It is
/// valid at any moment, and steps raise it; the same steps give the same
/// value. Decision 0025 says what it relaxes and why that is valid.
package struct LowerBound: Sendable {
    /// Costs and prices are whole multiples of 1 / 1024, so that nothing is
    /// rounded where a proof depends on it.
    static let one = 1024

    /// No plan costs less.
    package private(set) var value = 0

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
    package private(set) var isSettled = false
    private static let leastReach = 0.02
    /// How many duals a step tries on known tours.
    private static let trials = 40

    package init(_ problem: WeekProblem) {
        relaxation = Relaxation(problem)
        let sessions = max(1, problem.requests.reduce(0) { $0 + $1.sessions })
        let minutes = problem.requests.reduce(0) { $0 + $1.sessions * $1.minutes }
        let scale = Double(sessions) / Double(max(1, minutes))
        let highest = relaxation.highest.map { Double($0) / Double(Self.one) }
        here = Point(duals: Array(repeating: 0, count: highest.count))
        ascent = Ascent(start: here.duals, scale: here.duals.map { _ in scale }, highest: highest)
        open()
    }

    /// Raises the bound.
    /// - Parameters:
    ///   - steps: how many; each takes about as long as the others.
    ///   - upper: what the best known plan costs, which tells how far to go.
    package mutating func improve(steps: Int, upper: Int?, isStopped: () -> Bool = { false }) {
        for _ in 0..<steps where !isStopped() {
            guard !isSettled, upper.map({ value < $0 }) ?? true else { return }
            step(upper.map(Double.init) ?? .infinity, isStopped)
            round += 1
        }
    }

    /// Looks for duals that the tours found before value higher by `reach`,
    /// and searches for tours there. Where that holds true, it goes on from
    /// there; else it has learnt new tours, and reaches less far.
    private mutating func step(_ upper: Double, _ isStopped: () -> Bool) {
        defer { open() }
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
        relaxation.allowance = Int(allowance * Double(Self.one))
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
        let prices = relaxation.openWanted(since: here.duals.count).map { Double($0) / Double(Self.one) }
        here.duals += prices
        ascent.extend(prices, scale: 1, highest: Double(Relaxation.unlimited) / Double(Self.one))
    }

    private mutating func evaluate(_ duals: [Double], _ effort: Effort, _ isStopped: () -> Bool) -> Double? {
        let fixed = duals.map { Int(($0 * Double(Self.one)).rounded()) }
        guard let sum = relaxation.evaluate(fixed, effort, round: round, isStopped: isStopped) else {
            return nil
        }
        if effort == .allTours {
            let (whole, rest) = sum.quotientAndRemainder(dividingBy: Self.one)
            value = max(value, whole + (rest > 0 ? 1 : 0))
        }
        return Double(sum) / Double(Self.one)
    }
}
