import Domain
package import Scheduler

/// How a week problem is solved; tests bring their own.
package struct WeekSearch: Sendable {
    private let body: @Sendable (WeekProblem, Double, SearchSignals) -> WeekSolution

    package init(_ body: @escaping @Sendable (WeekProblem, _ seconds: Double, SearchSignals) -> WeekSolution) {
        self.body = body
    }

    func run(_ problem: WeekProblem, seconds: Double, _ signals: SearchSignals) async -> WeekSolution {
        await onThread { body(problem, seconds, signals) }
    }
}
