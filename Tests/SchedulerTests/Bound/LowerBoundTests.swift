import Testing

@testable import Scheduler

@Suite struct LowerBoundTests {
    /// A small problem with so coarse a grain and so few sessions that all
    /// its plans can be tried.
    static func tinyProblem(seed: UInt64) -> WeekProblem? {
        var random = SplitMix(seed: seed &* 77)
        var problem = SmallProblem.make(seed: seed, requests: 2 + random.below(2))
        problem.grain = [20, 30, 45, 60][random.below(4)]
        var sessions: [String: Int] = [:]
        for index in problem.requests.indices {
            let request = problem.requests[index]
            let owner = request.group ?? request.id
            sessions[owner] = sessions[owner] ?? min(request.sessions, 1 + random.below(2))
            problem.requests[index].sessions = sessions[owner] ?? 1
        }
        let counts = Dictionary(problem.requests.map { ($0.id, $0.sessions) }) { first, _ in first }
        problem.previous = problem.previous.filter { $0.name.session < counts[$0.name.request] ?? 0 }.map { entry in
            var entry = entry
            entry.start = entry.start / problem.grain * problem.grain
            return entry
        }
        problem.weights = Weights(
            unassigned: [500, 40, 1_000][random.below(3)], moved: random.below(60),
            travelMinute: problem.weights.travelMinute)
        if random.below(4) == 0 { problem.fixed = Enumeration(problem).anyPlace(&random) ?? [] }
        return Enumeration(problem).size <= 4_000 ? problem : nil
    }

    /// The parts of a bound.
    enum Climb: CaseIterable {
        case slots
        case tours

        /// The bounds after each step.
        func values(_ problem: WeekProblem, optimum: Int) -> [Int] {
            switch self {
            case .slots:
                var slots = LowerBound.SlotClimb(problem)
                return (0..<40).map { _ in
                    slots.step(optimum) { false }
                    return slots.value
                }
            case .tours:
                var bound = LowerBound(problem)
                return (0..<12).map { _ in
                    bound.improve(steps: 1, upper: nil)
                    return bound.value
                }
            }
        }

        /// How near the bounds of many tiny problems are to the best plans.
        var leastPercent: Int { self == .slots ? 50 : 85 }
    }

    @Test("No plan of a tiny problem costs less than the bound", arguments: 0..<6, Climb.allCases)
    func neverAbove(batch: UInt64, climb: Climb) throws {
        var tried = 0
        var bounds = 0
        var optima = 0
        for seed in batch * 1_000..<batch * 1_000 + 60 {
            guard let problem = Self.tinyProblem(seed: seed) else { continue }
            var enumeration = Enumeration(problem)
            let optimum = enumeration.cheapest()
            let values = climb.values(problem, optimum: optimum)
            #expect(values.allSatisfy { $0 <= optimum }, "seed \(seed)")
            #expect(values == values.sorted(), "seed \(seed)")
            tried += 1
            bounds += values.last ?? 0
            optima += optimum
        }
        #expect(tried >= 25)
        // On the whole it is near.
        #expect(bounds * 100 >= optima * climb.leastPercent, "\(bounds) of \(optima)")
    }

    @Test("Slots know the ways to the nearest: 10 and 20 minutes from home, 40 the tour, 30 the halves that are sure")
    func nearest() {
        let places = [0, 1_000, 2_000].map { Travel.Place(x: $0, y: 0) }
        let requests = [1, 2].map { (site: Int) in
            WeekProblem.Request(
                id: "q\(site)", citizen: "c\(site)", mode: .assisted, sessions: 1, minutes: 60, restDays: 0,
                possible: [480..<720], preferred: [], skill: nil, preferredStaff: [], excludedStaff: [],
                deviceKind: nil, rooms: [], group: nil, site: site)
        }
        let problem = WeekProblem(
            week: "2026-W48", zone: "Europe/Copenhagen", days: 1, grain: 5,
            staff: [WeekProblem.Staff(id: "s", skills: [], shifts: [480..<720], maxMinutes: nil, site: 0)],
            devices: [], rooms: [], requests: requests,
            travel: .places(places, metresPerMinute: 100, perStop: 0), fixed: [], previous: [], weights: Weights())
        var slots = LowerBound.SlotClimb(problem)
        slots.step(nil) { false }
        #expect((30...40).contains(slots.value))
    }
}
