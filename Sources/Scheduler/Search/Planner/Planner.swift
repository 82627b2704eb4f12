/// Searches for the cheapest plan of a week.
///
/// Two chains of ruin and recreation anneal side by side and meet at fixed
/// points. With many staff each changes one half of a common plan, and the
/// halves are others after each meeting; with few, the one that is behind
/// goes on from the other's plan.
package struct Planner: Sendable {
    private let week: Week
    private let options: PlanOptions
    private let elapsed: @Sendable () -> Double
    private let begin: Double

    /// - Parameter elapsed: seconds since some fixed moment.
    package init(
        _ problem: WeekProblem, options: PlanOptions, elapsed: @escaping @Sendable () -> Double = Self.clock()
    ) {
        self.elapsed = elapsed
        begin = elapsed()
        week = Week(problem)
        self.options = options
    }

    /// Seconds of the machine's clock from now on.
    package static func clock() -> @Sendable () -> Double {
        let start = ContinuousClock.now
        return { (ContinuousClock.now - start) / .seconds(1) }
    }

    /// Plans until the budget is used up, nothing can be better, or it is
    /// stopped; each time the best plan so far comes back.
    package func plan(
        progress: (PlanProgress) -> Void = { _ in }, isStopped: @escaping @Sendable () -> Bool = { false }
    ) -> WeekSolution {
        let (clock, begin) = (elapsed, begin)
        let team = Team(week, options: options, elapsed: { clock() - begin }, isStopped: isStopped)
        while !team.isDone {
            team.work()
            progress(
                PlanProgress(
                    cost: team.cost, bound: team.bound, iterations: team.iterations, seconds: clock() - begin))
        }
        var roster = team.finish()
        placeWhatHasRoom(&roster)
        let unassigned = roster.unassigned()
        var seconds: Double?
        if case .seconds = options.budget { seconds = clock() - begin }
        return WeekSolution(
            parts: roster.parts, bound: min(team.bound, roster.cost), seed: options.seed, iterations: team.iterations,
            seconds: seconds, assignments: roster.placements, unassigned: unassigned)
    }

    /// A session without a place must have none, or no reason could be
    /// proven.
    private func placeWhatHasRoom(_ roster: inout Roster) {
        for task in week.tasks.indices where roster.places[task] == nil {
            let best = roster.options(for: task).min { $0.difference < $1.difference }
            if let best { roster.place(task, at: best.place) }
        }
    }
}
