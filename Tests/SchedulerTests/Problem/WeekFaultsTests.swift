import Testing

@testable import Scheduler

@Suite("WeekProblem's faults")
struct WeekFaultsTests {
    @Test("a plan of a made-up week has none: rules, cost, order and proven reasons", arguments: 1...24)
    func planned(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        var options = WeekGenerator.Options(
            citizens: random.number(4...25), staff: random.number(1...5), days: random.pick([3, 7, 7, 14]) ?? 7)
        options.travels = random.chance(60)
        options.groups = random.number(0...2)
        options.previous = random.pick([0, 40]) ?? 0
        options.load = random.number(60...100)
        options.seed = UInt64(seed)
        var problem = WeekGenerator(options).problem()
        // Too little staff for what was full before.
        for index in problem.staff.indices where random.chance(25) { problem.staff[index].shifts = [] }
        try problem.validate()
        let budget = PlanOptions(seed: options.seed, threads: 1, budget: .iterations(200))
        #expect(problem.faults(in: Planner(problem, options: budget).plan()) == [])
    }
}
