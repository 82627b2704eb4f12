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
    private var best: [Double]
    private var bestValue = 0.0
    private var reach = 0.0

    package init(_ problem: WeekProblem) {
        let relaxation = Relaxation(problem)
        let layout = relaxation.layout
        let sessions = max(1, problem.requests.reduce(0) { $0 + $1.sessions })
        let minutes = problem.requests.reduce(0) { $0 + $1.sessions * $1.minutes }
        let scale = Double(sessions) / Double(max(1, minutes))
        let highest = relaxation.highest.map { Double($0) / Double(Self.one) }
        ascent = Ascent(
            start: Array(repeating: 0, count: layout.visits), scale: Array(repeating: scale, count: layout.visits),
            highest: highest)
        best = ascent.center
        self.relaxation = relaxation
        open()
    }

    /// Raises the bound.
    /// - Parameters:
    ///   - steps: how many; each takes about as long as the others.
    ///   - upper: what the best known plan costs, which tells how far to go.
    package mutating func improve(steps: Int, upper: Int?, isStopped: () -> Bool = { false }) {
        for _ in 0..<steps where !isStopped() {
            guard upper.map({ value < $0 }) ?? true else { return }
            let goal = upper.map(Double.init) ?? .infinity
            if relaxation.hasTours {
                stepWithTours(goal, isStopped)
            } else {
                step(min(goal, Double(value + max(value / 20, 50))), isStopped)
            }
            round += 1
        }
    }

    private mutating func step(_ goal: Double, _ isStopped: () -> Bool) {
        for _ in 0..<20 {
            let trial = ascent.trial(target: goal)
            guard let value = evaluate(trial, isExact: true, isStopped) else { return }
            ascent.learn(trial, value: value, gradient: relaxation.gradient)
        }
    }

    /// Looks for duals that tours found before value higher by `reach`, and
    /// searches all tours there. Where that holds true, it goes on from
    /// there; else it has learnt new tours, and reaches less far.
    private mutating func stepWithTours(_ goal: Double, _ isStopped: () -> Bool) {
        if round == 0 {
            guard let value = evaluate(best, isExact: true, isStopped) else { return }
            bestValue = value
            ascent.lean(towards: relaxation.gradient, by: 1)
            reach = max(value * 0.1, 10)
        }
        open()
        ascent.restart(at: best, value: bestValue)
        let level = min(bestValue + reach, goal)
        for _ in 0..<40 {
            let trial = ascent.trial(target: level + (level - bestValue) * 0.2)
            guard let value = evaluate(trial, isExact: false, isStopped) else { return }
            ascent.learn(trial, value: value, gradient: relaxation.gradient)
            if ascent.centerValue >= level { break }
        }
        let hoped = ascent.centerValue
        let duals = ascent.center
        guard hoped > bestValue else { return }
        guard let value = evaluate(duals, isExact: true, isStopped) else { return }
        ascent.lean(towards: relaxation.gradient, by: 0.1)
        if value > bestValue {
            best = duals
            if value - bestValue > 0.5 * (hoped - bestValue) { reach *= 1.5 }
            bestValue = value
        } else {
            reach = max(reach * 0.7, bestValue * 0.0005)
        }
    }

    private mutating func open() {
        let prices = relaxation.openWanted(since: ascent.center.count)
        best += prices.map { Double($0) / Double(Self.one) }
        ascent.extend(
            prices.map { Double($0) / Double(Self.one) }, scale: 1,
            highest: Double(Relaxation.unlimited) / Double(Self.one))
    }

    private mutating func evaluate(_ duals: [Double], isExact: Bool, _ isStopped: () -> Bool) -> Double? {
        let fixed = duals.map { Int(($0 * Double(Self.one)).rounded()) }
        guard let sum = relaxation.evaluate(fixed, isExact: isExact, round: round, isStopped: isStopped) else {
            return nil
        }
        if isExact {
            let (whole, rest) = sum.quotientAndRemainder(dividingBy: Self.one)
            let bound = whole + (rest > 0 ? 1 : 0)
            value = max(value, bound)
        }
        return Double(sum) / Double(Self.one)
    }
}
