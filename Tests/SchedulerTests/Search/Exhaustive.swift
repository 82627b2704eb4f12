@testable import Scheduler

/// Tries every plan of a tiny problem.
struct Exhaustive {
    /// Nil if there were too many to try.
    private(set) var optimum: Int?

    init(_ problem: WeekProblem, most: Int) {
        let week = Week(problem)
        var roster = Roster(week)
        var (best, left) = (roster.cost, most)
        Self.search(&roster, task: 0, best: &best, left: &left)
        optimum = left > 0 ? best : nil
    }

    private static func search(_ roster: inout Roster, task: Int, best: inout Int, left: inout Int) {
        left -= 1
        if left <= 0 { return }
        best = min(best, roster.cost)
        guard task < roster.week.tasks.count else { return }
        search(&roster, task: task + 1, best: &best, left: &left)
        for option in roster.options(for: task) {
            roster.place(task, at: option.place)
            search(&roster, task: task + 1, best: &best, left: &left)
            roster.remove(task)
            if left <= 0 { return }
        }
    }
}
