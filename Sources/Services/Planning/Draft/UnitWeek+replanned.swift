import Domain
import Scheduler

extension UnitWeek {
    /// The week with new places for those sessions that cannot stay where
    /// they are; nil when all can.
    func replanned() -> [WeekDraft.Item]? {
        var view = UnitRoster(self)
        let broken = view.week.tasks.indices.filter { task in
            let isWaiting = !view.isPlaced(task) && view.sessions(of: task).contains { facts.isPlaced($0) }
            return isWaiting || !view.standingConflicts(of: task).isEmpty
        }
        guard !broken.isEmpty else { return nil }
        for task in broken { view.roster.remove(task) }
        // Who has least choice comes first.
        for task in broken.sorted(by: { view.roster.options(for: $0).count < view.roster.options(for: $1).count }) {
            guard let best = view.roster.options(for: task).min(by: { $0.difference < $1.difference }) else { continue }
            view.roster.place(task, at: best.place)
        }
        let solution = WeekSolution(
            parts: view.roster.parts, bound: 0, seed: 0, iterations: 0, seconds: nil,
            assignments: view.roster.placements,
            unassigned: broken.filter { !view.isPlaced($0) }.flatMap { view.week.names(of: $0) }
                .map { WeekSolution.Unassigned(name: $0, reasons: []) })
        return items(solution).filter(\.isChange)
    }
}
