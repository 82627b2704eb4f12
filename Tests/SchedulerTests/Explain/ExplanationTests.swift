import Testing

@testable import Scheduler

@Suite struct ExplanationTests {
    @Test("The shares of all tasks add up to the cost, part by part", arguments: 0..<150)
    func ledger(seed: Int) {
        let roster = CrowdedRoster.make(seed: seed, leavingOut: seed % 3).roster
        var sum = CostParts()
        for task in roster.places.indices { sum += roster.ledger(of: task) }
        #expect(sum == roster.parts)
    }

    @Test("An alternative costs as much more as it says", arguments: 0..<100)
    func alternatives(seed: Int) {
        let roster = CrowdedRoster.make(seed: seed).roster
        for task in roster.places.indices {
            guard let explanation = roster.explanation(of: task) else { continue }
            var without = roster
            without.remove(task)
            var removal = without.parts
            removal -= roster.parts
            #expect(explanation.removal == removal)
            for alternative in explanation.alternatives {
                var moved = without
                #expect(moved.obstacle(to: task, at: alternative.suggestion.place) == nil)
                moved.place(task, at: alternative.suggestion.place)
                var difference = moved.parts
                difference -= roster.parts
                #expect(difference == alternative.difference)
            }
        }
    }

    @Test("Why not there is answered by the cost of the move, or by who is in the way", arguments: 0..<150)
    func whyNot(seed: Int) {
        let roster = CrowdedRoster.make(seed: seed).roster
        let problem = roster.week.problem
        var random = SplitMix(seed: UInt64(seed))
        for (task, place) in roster.places.enumerated() {
            let staff = Int.random(in: problem.staff.indices, using: &random)
            let day = Int.random(in: 0..<problem.days, using: &random)
            let wish = Wish(starts: day * 1_440..<(day + 1) * 1_440, staff: staff)
            switch roster.whyNot(task, wish) {
            case .isThere: #expect(place.map(wish.holds) == true)
            case .costs(let best, let difference):
                #expect(wish.holds(best.place))
                var moved = roster
                moved.remove(task)
                moved.place(task, at: best.place)
                #expect(moved.cost - roster.cost == difference.total)
            case .hindered(let findings):
                #expect(!findings.isEmpty)
                if let place, roster.week.fixed[task] != nil {
                    #expect(findings == [Finding(.fixed(start: place.start))])
                    continue
                }
                var without = roster
                without.remove(task)
                #expect(!without.options(for: task).contains { wish.holds($0.place) })
            }
        }
    }
}
