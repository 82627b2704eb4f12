/// A proven lower bound on the cost of any plan for a week problem. It is
/// valid at any moment, and steps raise it; the same steps give the same
/// value. Decision 0025 says what it relaxes and why that is valid.
package struct LowerBound: Sendable {
    /// Costs and prices are whole multiples of 1 / 1024, so that nothing is
    /// rounded where a proof depends on it.
    static let one = 1024

    /// No plan costs less.
    package private(set) var value = 0
    /// Whether further steps would raise nothing.
    package private(set) var isSettled = false

    private var slots: SlotClimb?
    private var tours: TourClimb?

    /// From so many sessions on, tours rise too slowly to be of use.
    private static let manySessions = 500
    /// With ways, of which tours know more.
    private static let manyWithTravel = 4_000

    package init(_ problem: WeekProblem) {
        let sessions = problem.requests.reduce(0) { $0 + $1.sessions }
        if sessions >= (problem.travel == .none ? Self.manySessions : Self.manyWithTravel) {
            let slots = SlotClimb(problem)
            if slots.hasRoom { self.slots = slots }
        }
        if slots == nil { tours = TourClimb(problem) }
    }

    /// Raises the bound.
    /// - Parameters:
    ///   - steps: how many; each takes about as long as the others.
    ///   - upper: what the best known plan costs, which tells how far to go.
    package mutating func improve(steps: Int, upper: Int?, isStopped: () -> Bool = { false }) {
        for _ in 0..<steps where !isStopped() {
            guard !isSettled, upper.map({ value < $0 }) ?? true else { return }
            slots?.step(upper, isStopped)
            tours?.step(upper.map(Double.init) ?? .infinity, isStopped)
            value = max(value, slots?.value ?? 0, tours?.value ?? 0)
            isSettled = slots?.isSettled ?? tours?.isSettled ?? true
        }
    }
}
