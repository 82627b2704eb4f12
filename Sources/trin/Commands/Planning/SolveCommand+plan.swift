import Foundation
import Scheduler

extension SolveCommand {
    /// Plans and writes; a signal only ends it early.
    func plan(to output: String) throws(PlanFault) {
        let start = ContinuousClock.now
        let interruption = Interruption()
        let week = try PlanFile.problem(problem)
        try PlanFile.checkWritable(output)
        var line = isatty(STDERR_FILENO) == 1 ? PlanProgressLine() : nil

        let (budget, end) = budget(for: week, from: start)
        var plan = Planner(week, options: PlanOptions(seed: seed, threads: threads, budget: budget)).plan(
            progress: { line?.show($0) },
            isStopped: { interruption.isInterrupted || end.map { $0 < .now } == true })
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

    /// What is left after reading, and before reasons and writing, and the
    /// moment when it is over.
    private func budget(
        for week: WeekProblem, from start: ContinuousClock.Instant
    ) -> (PlanOptions.Budget, end: ContinuousClock.Instant?) {
        if let iterations { return (.iterations(iterations), nil) }
        let seconds = seconds ?? 10
        let sessions = Double(week.requests.reduce(0) { $0 + $1.sessions })
        // The process itself needs a moment to start, and to end.
        let after = min(seconds / 4, 0.04 + 0.000_02 * sessions)
        let left = max(0.01, seconds - after - (ContinuousClock.now - start).inSeconds)
        return (.seconds(left), .now + .seconds(left))
    }
}

extension Duration {
    fileprivate var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
