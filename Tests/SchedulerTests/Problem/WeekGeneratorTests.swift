import Testing

@testable import Scheduler

@Suite("WeekGenerator")
struct WeekGeneratorTests {
    private func options(_ seed: UInt64) -> WeekGenerator.Options {
        var random = SplitMix(seed: seed)
        var options = WeekGenerator.Options(
            citizens: random.number(0...40), staff: random.number(1...8),
            days: random.pick([1, 3, 5, 7, 7, 7, 10, 14, 28]) ?? 7)
        options.travels = random.chance(60)
        options.groups = random.number(0...3)
        options.tablets = random.number(0...3)
        options.absences = random.number(0...4)
        options.fixed = random.pick([0, 0, 20]) ?? 0
        options.previous = random.pick([0, 40]) ?? 0
        options.seed = seed
        return options
    }

    @Test("40 made-up problems are valid, are read as they are written, and come out the same again")
    func valid() throws {
        for seed in 1...40 as ClosedRange<UInt64> {
            let problem = WeekGenerator(options(seed)).problem()
            #expect(try WeekProblem(json: problem.json) == problem, "seed \(seed)")
            #expect(WeekGenerator(options(seed)).problem().json == problem.json, "seed \(seed)")
        }
    }

    @Test("a plan with a place for every session exists")
    func feasible() {
        for seed in 1...20 as ClosedRange<UInt64> {
            var all = options(seed)
            all.fixed = 100
            let problem = WeekGenerator(all).problem()
            #expect(problem.check(problem.fixed).isEmpty, "seed \(seed)")
            #expect(problem.cost(of: problem.fixed).unassigned == 0, "seed \(seed)")
        }
    }

    @Test("a middling town has all modes, and is filled but not overfilled")
    func realistic() {
        let problem = WeekGenerator(WeekGenerator.Options(citizens: 500, staff: 40)).problem()
        let shares = Dictionary(grouping: problem.requests, by: \.mode).mapValues {
            Double($0.count) / Double(problem.requests.count)
        }
        #expect((0.6...0.9).contains(shares[.assisted] ?? 0))
        #expect((0.05...0.2).contains(shares[.independent] ?? 0))
        #expect((0.05...0.2).contains(shares[.group] ?? 0))
        let minutes = problem.requests.filter { $0.mode == .assisted }.reduce(0) { $0 + $1.sessions * $1.minutes }
        let shifts = problem.staff.reduce(0) { $0 + $1.shifts.reduce(0) { $0 + $1.count } }
        #expect((0.5...0.8).contains(Double(minutes) / Double(shifts)))
        #expect(Set(problem.requests.map(\.citizen)).count == 500)
    }
}
