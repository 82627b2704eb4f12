import Scheduler

/// Measures questions about a plan: suggestions, reasons and re-planning.
///
/// Arguments name the parts to measure, all by default. Prints one JSON
/// object a line, times in milliseconds.
@main
enum PlanBench {
    static func main() throws(SchedulerError) {
        let asked = Set(CommandLine.arguments.dropFirst())
        func isAsked(_ part: String) -> Bool { asked.isEmpty || asked.contains(part) }
        if isAsked("replan") {
            let small = plan(citizens: 500, staff: 40, seconds: 5)
            try replan(small.problem, small.solution)
        }
        if isAsked("suggest") {
            let large = plan(citizens: 5_000, staff: 400, seconds: 10)
            suggest(large.problem, large.solution)
            explain(large.problem, large.solution)
        }
        if isAsked("reasons") { reasons() }
    }

    private static func plan(
        citizens: Int, staff: Int, seconds: Double
    ) -> (problem: WeekProblem, solution: WeekSolution) {
        let problem = WeekGenerator(WeekGenerator.Options(citizens: citizens, staff: staff)).problem()
        let options = PlanOptions(seed: 1, threads: 2, budget: .seconds(seconds))
        return (problem, Planner(problem, options: options).plan())
    }

    static func milliseconds(_ body: () -> Void) -> Double {
        (ContinuousClock().measure(body) / .microseconds(1)) / 1_000
    }

    static func report(_ name: String, _ times: [Double], _ more: String = "") {
        let sorted = times.sorted()
        guard let first = sorted.first, let last = sorted.last else { return }
        func text(_ time: Double) -> String { "\((time * 1_000).rounded() / 1_000)" }
        print(
            #"{"name": "\#(name)", "runs": \#(times.count), "least": \#(text(first)), "#
                + #""median": \#(text(sorted[sorted.count / 2])), "worst": \#(text(last))\#(more)}"#)
    }
}
