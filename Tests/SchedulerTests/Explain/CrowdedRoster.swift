@testable import Scheduler

/// Rosters of small problems that are filled at random until nothing more
/// fits, some of it fixed.
struct CrowdedRoster {
    let roster: Roster
    /// Placed at all but a few.
    let unplaced: [Int]

    static func make(seed: Int, requests: Int = 9, leavingOut: Int = 0) -> CrowdedRoster {
        var problem = SmallProblem.make(seed: UInt64(seed), requests: requests)
        if seed.isMultiple(of: 2), case .places = problem.travel {
            // With every session somewhere, no stop can save a way.
            for index in problem.requests.indices { problem.requests[index].site = problem.requests[index].site ?? 0 }
        }
        var random = SplitMix(seed: UInt64(seed) &+ 7)
        var first = Roster(Week(problem))
        fill(&first, with: &random, most: seed % 4)
        problem.fixed = first.placements
        var roster = Roster(Week(problem))
        fill(&roster, with: &random, most: .max)
        let movable = roster.places.indices.filter { roster.places[$0] != nil && roster.week.fixed[$0] == nil }
        for task in movable.shuffled(using: &random).prefix(leavingOut) { roster.remove(task) }
        return CrowdedRoster(roster: roster, unplaced: roster.places.indices.filter { roster.places[$0] == nil })
    }

    private static func fill(_ roster: inout Roster, with random: inout SplitMix, most: Int) {
        for task in roster.week.tasks.indices.shuffled(using: &random).prefix(most) where roster.places[task] == nil {
            guard let option = roster.options(for: task).randomElement(using: &random) else { continue }
            roster.place(task, at: option.place)
        }
    }
}
