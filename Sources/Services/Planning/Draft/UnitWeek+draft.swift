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
                        : reasons(unassigned.reasons))
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
    /// a device or a room needs whoever leaves it, and a group goes together.
    private func withNeeds(_ items: [WeekDraft.Item]) -> [WeekDraft.Item] {
        var leaving: [Claim: [(session: ID<Session>, time: Occupation)]] = [:]
        var groups: [Claim: [ID<Session>]] = [:]
        for item in items where item.isChange {
            guard let summary = summary(of: item.session) else { continue }
            let time = Occupation(item.before, minutes: summary.session.minutes)
            for claim in claims(item.before, summary) { leaving[claim, default: []].append((item.session, time)) }
            if let group = group(of: item.session) { groups[group, default: []].append(item.session) }
        }
        return items.map { item in
            guard item.isChange, let after = item.after, let summary = summary(of: item.session) else { return item }
            var item = item
            let own = Occupation(after, minutes: summary.session.minutes)
            let others = claims(after, summary).flatMap { leaving[$0, default: []] }
                .filter { $0.time.overlaps(own) }.map(\.session)
            let together = group(of: item.session).map { groups[$0, default: []] } ?? []
            item.needs = Set(others + together).subtracting([item.session]).sorted()
            return item
        }
    }

    /// What a session has for itself on a day.
    private enum Claim: Hashable {
        case staff(ID<StaffMember>, CivilDate)
        case device(ID<PoolDevice>, CivilDate)
        case room(ID<Room>, CivilDate)
        case citizen(ID<Citizen>, CivilDate)
        case group(String, Int)
    }

    private func claims(_ place: SessionPlace, _ summary: SessionSummary) -> [Claim] {
        [
            place.staff.map { Claim.staff($0, place.date) }, place.device.map { Claim.device($0, place.date) },
            place.room.map { Claim.room($0, place.date) }, Claim.citizen(summary.citizen.id, place.date),
        ].compactMap { $0 }
    }

    private func summary(of session: ID<Session>) -> SessionSummary? { names[session].flatMap { sessions[$0] } }

    /// The group session that a session is a part of.
    private func group(of session: ID<Session>) -> Claim? {
        guard let name = names[session], let group = groupOfRequest[name.request] else { return nil }
        return .group(group, name.session)
    }
}
