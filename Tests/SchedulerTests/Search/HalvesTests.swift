import Testing

@testable import Scheduler

@Suite struct HalvesTests {
    /// The cost of a chain's plan, added up from what stands where.
    func recount(_ chain: borrowing Chain) -> Int {
        let (layout, week) = (chain.layout, chain.layout.week)
        var cost = week.previousCount * week.weights.moved
        for course in 0..<layout.courses.count {
            let flat = layout.courses[course]
            var staff: Set<Int> = []
            for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) {
                let spot = chain.spots[task]
                guard spot.isPlaced else {
                    cost += Int(flat.unassigned)
                    continue
                }
                cost += Int(spot.penalty - spot.gain)
                guard spot.route >= 0 else { continue }
                staff.insert(Int(spot.route) / layout.days)
                cost += Int(chain.other(course, flat, Int(spot.route) / layout.days))
            }
            cost += max(0, staff.count - 1) * Int(flat.change)
        }
        for route in 0..<layout.routeCount { cost += Int(chain.routes[route].way) * week.weights.travelMinute }
        for staff in 0..<layout.staffCount {
            cost += max(0, Int(chain.work[staff]) - week.staff[staff].fairShare) * week.weights.overloadMinute
        }
        return cost
    }

    @Test("Two chains that change a half each join to one plan that keeps the rules", arguments: 0..<30)
    func halves(seed: Int) {
        let problem = SmallProblem.make(seed: UInt64(seed), requests: 20)
        let layout = Layout(Week(problem))
        var one = Chain(layout, seed: 1)
        var other = Chain(layout, seed: 2)
        var random = SplitMix(seed: 3)
        one.construct()
        for _ in 0..<12 {
            other.adopt(one)
            let start = one.cost
            let halves = Halves(one, &random)
            one.shareOut(halves, with: other)
            one.takeHalf(0, of: halves)
            other.takeHalf(1, of: halves)
            for _ in 0..<25 {
                one.step(temperature: 60)
                other.step(temperature: 60)
            }
            one.join(other, of: halves, half: 1, from: start)
            #expect(one.cost == recount(one))
            one.keepAsBest()
            #expect(problem.check(one.bestRoster().placements) == [])
        }
    }

    @Test("A half changes nothing of the other")
    func apart() {
        let layout = Layout(Week(SmallProblem.make(seed: 5, requests: 20)))
        var chain = Chain(layout, seed: 1)
        var random = SplitMix(seed: 3)
        chain.construct()
        let halves = Halves(chain, &random)
        #expect(Set(halves.ofStaff) == [0, 1])
        let before = (0..<layout.routeCount).map { chain.routes[$0].version }
        chain.takeHalf(0, of: halves)
        for _ in 0..<200 { chain.step(temperature: 60) }
        let changed = (0..<layout.routeCount).filter { chain.routes[$0].version != before[$0] }
        #expect(!changed.isEmpty)
        #expect(changed.allSatisfy { halves.ofStaff[$0 / layout.days] == 0 })
    }
}
