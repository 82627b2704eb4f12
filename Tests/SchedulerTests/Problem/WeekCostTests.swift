import Testing

@testable import Scheduler

@Suite("WeekProblem's cost")
struct WeekCostTests {
    @Test("each part is what the rules say")
    func parts() throws {
        let cost = try SampleWeek.problem().cost(of: SampleWeek.placements)
        #expect(cost.unassigned == 100_000)
        // c1/1 has no place.
        #expect(cost.moved == 500)
        #expect(cost.outsidePreferred == 0)
        // g2 would rather have s1.
        #expect(cost.otherStaff == 20)
        #expect(cost.staffChange == 0)
        // s1: 0 → 0 → 1 → 0; s2: 0 → 1 → 0.
        #expect(cost.travelMinute == 7 + 8 + 7 + 8)
        // Asked: 2 · 20 + 30 + 45 = 115; shares ⌈115 · 960 ÷ 2040⌉ = 55 and
        // ⌈115 · 1080 ÷ 2040⌉ = 61; work 50 and 45.
        #expect(cost.overloadMinute == 0)
    }

    @Test("a later start costs the wish, another member of staff the change, too much work the overload")
    func changed() throws {
        var problem = try SampleWeek.problem()
        problem.requests[0].skill = nil
        problem.fixed = []
        let cost = problem.cost(of: [
            Placement("c1", 0, 600, staff: "s1"), Placement("c1", 1, 4800, staff: "s2"),
            Placement("c2", 0, 510, staff: "s1", device: "t1"),
        ])
        #expect(cost.unassigned == 300_000)
        #expect(cost.moved == 500)
        #expect(cost.outsidePreferred == 60)
        #expect(cost.otherStaff == 20)
        #expect(cost.staffChange == 40)
        #expect(cost.travelMinute == 7 + 8)
        problem.requests[1].minutes = 300
        // Asked 385, share ⌈385 · 960 ÷ 2040⌉ = 182.
        let overloaded = problem.cost(of: [Placement("c2", 0, 510, staff: "s1", device: "t1")])
        #expect(overloaded.overloadMinute == 2 * (300 - 182))
    }

    @Test(
        "minutes between places are rounded up, and none between equal ones",
        arguments: [
            (0, 0, 0), (1, 0, 3), (300, 0, 3), (301, 0, 4), (300, 400, 4), (-600, 1, 5), (999_999_999, 0, 3_333_336),
        ])
    func places(_ x: Int, _ y: Int, _ minutes: Int) {
        let travel = Travel.places([.init(x: 0, y: 0), .init(x: x, y: y)], metresPerMinute: 300, perStop: 2)
        #expect(travel.minutes(from: 0, to: 1) == minutes)
        #expect(travel.minutes(from: 1, to: 0) == minutes)
        #expect(travel.minutes(from: nil, to: 1) == 0)
    }
}
