import Glibc
import Scheduler

/// Measures questions about a plan: suggestions, reasons and re-planning.
///
/// Arguments name the parts to measure, all by default; `--quick` asks less.
/// Prints a Markdown table in milliseconds of the processor, so that others
/// on the machine do not count.
@main
enum PlanBench {
    static let isQuick = CommandLine.arguments.contains("--quick")

    static func main() throws(SchedulerError) {
        let asked = Set(CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") })
        func isAsked(_ part: String) -> Bool { asked.isEmpty || asked.contains(part) }
        print("| question | runs | median ms | worst ms | |\n|---|---|---|---|---|")
        if isAsked("replan") {
            let small = plan(citizens: 500, staff: 40, seconds: 5)
            try replan(small.problem, small.solution)
        }
        if isAsked("suggest") {
            let large = plan(citizens: 5_000, staff: 400, seconds: isQuick ? 3 : 10)
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
        let start = processorTime()
        body()
        return processorTime() - start
    }

    private static func processorTime() -> Double {
        var time = timespec()
        // The pointer is to a local value and ends with the call.
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }

    static func report(_ question: String, _ times: [Double], _ more: String = "") {
        let sorted = times.sorted()
        guard let last = sorted.last else { return }
        func text(_ time: Double) -> String { "\((time * 100).rounded() / 100)" }
        print("| \(question) | \(times.count) | \(text(sorted[sorted.count / 2])) | \(text(last)) | \(more) |")
    }
}
