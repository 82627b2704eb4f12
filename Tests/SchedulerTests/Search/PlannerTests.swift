import Testing

@testable import Scheduler

@Suite struct PlannerTests {
    func plan(_ problem: WeekProblem, seed: UInt64 = 1, threads: Int = 2, iterations: Int = 400) -> WeekSolution {
        Planner(problem, options: PlanOptions(seed: seed, threads: threads, budget: .iterations(iterations))).plan()
    }

    @Test("A plan keeps every rule, and its cost is what the checker computes", arguments: 0..<60)
    func rules(seed: Int) {
        let problem = SmallProblem.make(seed: UInt64(seed), requests: 12)
        let solution = plan(problem)
        #expect(problem.check(solution.assignments) == [])
        #expect(problem.cost(of: solution.assignments) == solution.parts)
        let names = solution.assignments.map(\.name) + solution.unassigned.map(\.name)
        #expect(names.count == problem.requests.reduce(0) { $0 + $1.sessions })
        #expect(Set(names).count == names.count)
    }

    @Test("The same seed and iterations give the same plan on one thread and on two", arguments: 0..<6)
    func deterministic(seed: Int) {
        let problem = SmallProblem.make(seed: UInt64(seed), requests: 14)
        let one = plan(problem, seed: 7, threads: 1, iterations: 1_000)
        #expect(one == plan(problem, seed: 7, threads: 2, iterations: 1_000))
        #expect(one == plan(problem, seed: 7, threads: 1, iterations: 1_000))
        #expect(one.seconds == nil)
    }

    @Test("What a chain counts is what its plan costs, through removals and ways back", arguments: 0..<20)
    func counted(seed: Int) {
        let week = Week(SmallProblem.make(seed: UInt64(seed), requests: 14))
        var chain = Chain(Layout(week), seed: 5)
        chain.construct()
        for _ in 0..<200 {
            chain.step(temperature: 1_000)
            chain.keepAsBest()
            // A start may be luckier than the window that was paid for.
            let roster = chain.bestRoster()
            #expect(roster.cost <= chain.cost)
            #expect(roster.parts.unassigned + roster.parts.staffChange + roster.parts.travelMinute <= chain.cost)
            #expect(chain.cost - roster.cost <= week.tasks.count * (3 * week.weights.outsidePreferred + 150))
        }
    }

    @Test("What is fixed stands just so", arguments: 0..<20)
    func fixed(seed: Int) {
        var problem = SmallProblem.make(seed: UInt64(seed), requests: 12)
        let first = plan(problem)
        let groups = Set(problem.requests.compactMap(\.group).prefix(1))
        let grouped = Set(problem.requests.filter { groups.contains($0.group ?? "") }.map(\.id))
        problem.fixed = first.assignments.enumerated().filter {
            $0.offset % 3 == 0
                && !problem.requests.contains { [name = $0.element.name] in
                    $0.id == name.request && $0.group != nil
                } || grouped.contains($0.element.name.request)
        }.map(\.element)
        let second = plan(problem, seed: 2)
        #expect(Set(problem.fixed).isSubset(of: second.assignments))
        #expect(problem.check(second.assignments) == [])
        #expect(problem.cost(of: second.assignments) == second.parts)
    }

    @Test("A planner that is stopped at once has a whole plan")
    func stopped() {
        let problem = SmallProblem.make(seed: 3, requests: 20)
        let planner = Planner(problem, options: PlanOptions(budget: .seconds(60)))
        let solution = planner.plan(isStopped: { true })
        #expect(problem.check(solution.assignments) == [])
        #expect(solution.iterations == 0)
    }

    @Test("On problems small enough to enumerate the planner finds the optimum", arguments: 0..<60)
    func optimum(seed: Int) {
        let problem = SmallProblem.make(seed: UInt64(seed), requests: 3)
        guard let optimum = Exhaustive(problem, most: 4_000).optimum else { return }
        #expect(plan(problem, iterations: 2_000).cost == optimum)
    }
}
