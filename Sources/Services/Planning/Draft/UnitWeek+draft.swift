import Domain
import Scheduler

extension UnitWeek {
    /// A solution as a draft: one item for each of the problem's sessions
    /// that somebody can still do something about.
    func draft(
        _ solution: WeekSolution, of job: PlanningJob, at now: Instant
    ) -> (draft: WeekDraft, items: [WeekDraft.Item]) {
        let draft = WeekDraft(
            id: .new(at: now), unit: job.unit, monday: job.monday, origin: .week, createdAt: now,
            createdBy: job.createdBy, ledger: solution.parts.lines, bound: solution.bound)
        return (draft, items(solution))
    }

    func items(_ solution: WeekSolution) -> [WeekDraft.Item] {
        let roster = UnitRoster(self, placements: solution.assignments)
        let ledgers = ledgers(roster)
        let placed = solution.assignments.compactMap { placement in
            sessions[placement.name].map { summary in
                WeekDraft.Item(
                    session: summary.session.id, sequence: summary.session.sequence, before: summary.session.place,
                    after: place(of: placement), ledger: ledgers[placement.name] ?? [])
            }
        }
        let unplaced = solution.unassigned.compactMap { unassigned in
            sessions[unassigned.name].map { summary in
                WeekDraft.Item(
                    session: summary.session.id, sequence: summary.session.sequence, before: summary.session.place,
                    after: nil,
                    reasons: unassigned.reasons.isEmpty
                        ? roster.week.task(of: unassigned.name).map(roster.reasons) ?? []
                        : unassigned.reasons.map(reason))
            }
        }
        return withNeeds(placed + unplaced)
    }

    /// Each placed session's share of the cost.
    private func ledgers(_ roster: UnitRoster) -> [SessionName: [CostLine]] {
        var ledgers: [SessionName: [CostLine]] = [:]
        for task in roster.week.tasks.indices where roster.isPlaced(task) {
            let ledger = roster.ledger(of: task)
            for name in roster.week.names(of: task) { ledgers[name] = ledger }
        }
        return ledgers
    }

    /// Says which changes cannot do without which others: who takes a time,
    /// a device or the last space in a room needs whoever leaves it.
    private func withNeeds(_ items: [WeekDraft.Item]) -> [WeekDraft.Item] {
        let changes = items.filter(\.isChange)
        return items.map { item in
            guard item.isChange, let after = item.after, let summary = summary(of: item.session) else { return item }
            var item = item
            let own = Occupation(after, minutes: summary.session.minutes)
            item.needs = changes.filter { other in
                guard other.session != item.session, let standing = self.summary(of: other.session) else {
                    return false
                }
                let isSameGroup = areTogether(item.session, other.session)
                let wasThere = Occupation(other.before, minutes: standing.session.minutes)
                return isSameGroup || own.clashes(with: wasThere)
                    || (standing.citizen.id == summary.citizen.id && wasThere.overlaps(own))
            }
            .map(\.session)
            return item
        }
    }

    private func summary(of session: ID<Session>) -> SessionSummary? { names[session].flatMap { sessions[$0] } }

    /// Whether two sessions are one group session.
    private func areTogether(_ left: ID<Session>, _ right: ID<Session>) -> Bool {
        guard let left = names[left], let right = names[right], left.session == right.session else { return false }
        let groups = [left, right].map { name in problem.requests.first { $0.id == name.request }?.group }
        return groups[0] != nil && groups[0] == groups[1]
    }
}
