import ArgumentParser
import Foundation
import Scheduler

/// `trin plan PROBLEM` and `trin plan --check PROBLEM SOLUTION`.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "week", abstract: "Plan a week (or up to four), or check a plan; what trin plan does by itself.",
        usage: """
            trin plan PROBLEM.json --output SOLUTION.json [--seconds S | --iterations N] [--seed N] [--threads N]
            trin plan --check PROBLEM.json SOLUTION.json
            """)

    @Argument(help: "The problem's file.")
    var problem: String

    @Argument(help: "The solution's file, with --check.")
    var solution: String?

    @Flag(help: "Hold a solution against rules and cost, computed anew.")
    var check = false

    @Option(name: .shortAndLong, help: "The solution's file to write.")
    var output: String?

    @Option(help: "Plan for so many seconds, from the start to the written file; 10 by default.")
    var seconds: Double?

    @Option(help: "Plan for so many iterations: the same problem, seed and number give the same bytes.")
    var iterations: Int?

    @Option(help: "Another seed finds another plan.")
    var seed: UInt64 = 1

    @Option(help: "How many threads; the plan depends on it only when --seconds ends it.")
    var threads = 2

    func validate() throws {
        if check {
            guard solution != nil else { throw ValidationError("Name the solution's file after the problem's.") }
            guard output == nil, seconds == nil, iterations == nil else {
                throw ValidationError("--check writes nothing and has no budget; leave them out.")
            }
            return
        }
        if let solution { throw ValidationError("“\(solution)” is one file too many; a plan goes to --output.") }
        guard output != nil else { throw ValidationError("Say where the plan goes with --output SOLUTION.json.") }
        guard seconds == nil || iterations == nil else {
            throw ValidationError("--seconds and --iterations exclude each other.")
        }
        guard (seconds ?? 1) > 0, seconds?.isFinite != false, (seconds ?? 1) <= 1e6 else {
            throw ValidationError("--seconds takes a number above 0, up to a million.")
        }
        guard (0...1_000_000_000_000).contains(iterations ?? 0) else {
            throw ValidationError("--iterations takes 0 to a million million.")
        }
        guard (1...64).contains(threads) else { throw ValidationError("--threads takes 1 to 64.") }
    }

    func run() throws {
        do throws(PlanFault) {
            if let solution {
                try check(solution)
            } else if let output {
                try plan(to: output)
            }
        } catch {
            throw error.report()
        }
    }

    private func check(_ path: String) throws(PlanFault) {
        let week = try PlanFile.problem(problem)
        let plan = try PlanFile.solution(path)
        let faults = week.faults(in: plan)
        for fault in faults { print(fault) }
        guard faults.isEmpty else {
            throw PlanFault("\(faults.count) \(faults.count == 1 ? "fault" : "faults") in “\(path)”.", code: 1)
        }
        print("\(plan.summary) Every rule is kept.")
    }
}

extension WeekSolution {
    /// One line for people.
    var summary: String {
        let costs = parts.named.filter { $0.cost > 0 }.map { "\($0.key) \($0.cost)" }.joined(separator: ", ")
        let places = "\(assignments.count) of \(assignments.count + unassigned.count) sessions have a place"
        return "\(places); cost \(cost)\(costs.isEmpty ? "" : " (\(costs))"), bound \(bound), gap \(gap(cost, bound))."
    }
}

/// How far a cost may be above the best one, in percent of the bound.
func gap(_ cost: Int, _ bound: Int) -> String {
    guard cost > bound else { return "0 %" }
    guard bound > 0 else { return "unknown" }
    let percent = Double(cost - bound) / Double(bound) * 100
    return String(format: percent < 0.1 ? "%.3f %%" : "%.2f %%", percent)
}
