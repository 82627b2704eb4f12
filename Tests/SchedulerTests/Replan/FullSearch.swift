@testable import Scheduler

/// Tries every plan: which sessions stay, and where all others go.
struct FullSearch {
    private let roster: Roster
    private let old: [Int: Place]
    private var best: [Int]

    /// The fewest sessions without a place, of these the fewest moved, and of
    /// these the least cost.
    static func best(_ problem: WeekProblem, _ placements: [Placement]) -> [Int] {
        let week = Week(problem)
        let old = week.places(of: placements)
        let alone = Roster(week)
        let standing = old.filter { alone.obstacle(to: $0.key, at: $0.value) == nil || week.fixed[$0.key] != nil }
        let wanted = old.keys.filter { standing[$0] == nil }.sorted()
        var search = FullSearch(roster: alone, old: standing, best: [.max, .max, .max])
        search.choose(standing.keys.filter { week.fixed[$0] == nil }.sorted()[...], alone, wanted, moved: 0)
        return search.best
    }

    private mutating func choose(_ rest: ArraySlice<Int>, _ roster: Roster, _ open: [Int], moved: Int) {
        if [0, moved].lexicographicallyPrecedes(best.prefix(2)) == false, [0, moved] != Array(best.prefix(2)) {
            return
        }
        guard let task = rest.first, let place = old[task] else {
            fill(open[...], roster, unplaced: 0, moved: moved)
            return
        }
        var staying = roster
        staying.place(task, at: place)
        choose(rest.dropFirst(), staying, open, moved: moved)
        choose(rest.dropFirst(), roster, open + [task], moved: moved + roster.week.course(of: task).members.count)
    }

    private mutating func fill(_ open: ArraySlice<Int>, _ roster: Roster, unplaced: Int, moved: Int) {
        if best.prefix(2).lexicographicallyPrecedes([unplaced, moved]) { return }
        guard let task = open.first else {
            best = min(best, [unplaced, moved, roster.cost]) { $0.lexicographicallyPrecedes($1) }
            return
        }
        for place in Survey(roster, task: task).all() where place != old[task] {
            var deeper = roster
            deeper.place(task, at: place)
            fill(open.dropFirst(), deeper, unplaced: unplaced, moved: moved)
        }
        if old[task] == nil {
            let members = roster.week.course(of: task).members.count
            fill(open.dropFirst(), roster, unplaced: unplaced + members, moved: moved)
        }
    }

    private func min(_ one: [Int], _ other: [Int], by areInOrder: ([Int], [Int]) -> Bool) -> [Int] {
        areInOrder(other, one) ? other : one
    }
}
