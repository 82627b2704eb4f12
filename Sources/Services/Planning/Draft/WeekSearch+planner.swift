import Domain
import Scheduler

extension WeekSearch {
    /// The scheduler's planner. The same week gives the same plan, as far as
    /// a clock lets it.
    package static let planner = WeekSearch { problem, seconds, signals in
        Planner(problem, options: PlanOptions(seed: 1, threads: 2, budget: .seconds(seconds))).plan(
            progress: { progress in
                signals.report(
                    PlanningJob.Progress(
                        cost: progress.cost, bound: progress.bound, seconds: progress.seconds))
            },
            isStopped: { signals.isStopped })
    }
}
