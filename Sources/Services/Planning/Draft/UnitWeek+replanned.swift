import Domain
import Scheduler

extension UnitWeek {
    /// The week with new places for those sessions that cannot stay where
    /// they are: as few as possible change. No items when all can stay.
    func replanned() throws -> (items: [WeekDraft.Item], ledger: [CostLine]) {
        var options = Replanner.Options()
        options.frozenBefore = horizon
        let replan = try Replanner(problem, placements, [], options).plan()
        let all = replan.placements(accepting: Set(replan.changes.indices))
        let roster = UnitRoster(self, placements: all)
        let items = replan.changes.flatMap { change in
            let after = Dictionary(change.after.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            return change.sessions.compactMap { name -> WeekDraft.Item? in
                guard let session = sessions[name]?.session else { return nil }
                return WeekDraft.Item(
                    session: session.id, sequence: session.sequence, before: session.place,
                    after: after[name].map(place), reasons: reasons(change.findings.map(\.reason)),
                    ledger: roster.week.task(of: name).map(roster.ledger) ?? [],
                    needs: change.needs.sorted().flatMap { sessions(replan.changes[$0].sessions) }
                        + sessions(change.sessions.filter { $0 != name }))
            }
        }
        return (items.filter(\.isChange), replan.after.lines)
    }
}
