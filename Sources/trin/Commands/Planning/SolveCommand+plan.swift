import Foundation
import Scheduler

extension SolveCommand {
    /// Plans and writes; a signal only ends it early.
    func plan(to output: String) throws(PlanFault) {
        let start = ContinuousClock.now
        let interruption = Interruption()
        let week = try PlanFile.problem(problem)
        try PlanFile.checkWritable(output)
        let line = isatty(STDERR_FILENO) == 1 ? PlanProgressLine() : nil

        let options = PlanOptions(seed: seed, threads: threads, budget: budget(for: week, since: start))
        var plan = Planner(week, options: options).plan(
            progress: { line?.show($0) }, isStopped: { interruption.isInterrupted })
        if iterations == nil { plan.seconds = (ContinuousClock.now - start).inSeconds }
        try PlanFile.write(plan.json, to: output)

        line?.clear()
        if interruption.isInterrupted {
            FileHandle.standardError.write(Data("trin: Interrupted; this is the best plan so far.\n".utf8))
        }
        if line != nil || interruption.isInterrupted {
            FileHandle.standardError.write(Data("\(plan.summary)\n".utf8))
        }
    }

    /// What is left for the planner after reading, and before writing.
    private func budget(for week: WeekProblem, since start: ContinuousClock.Instant) -> PlanOptions.Budget {
        if let iterations { return .iterations(iterations) }
        let sessions = week.requests.reduce(0) { $0 + $1.sessions }
        let writing = 0.02 + 0.000_01 * Double(sessions)
        let spent = (ContinuousClock.now - start).inSeconds
        return .seconds(max(0.01, (seconds ?? 10) - spent - writing))
    }
}

extension Duration {
    fileprivate var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
