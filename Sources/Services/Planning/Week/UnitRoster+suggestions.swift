import Domain
import Scheduler

extension UnitRoster {
    /// The best places that a session could have now, the best first. Where
    /// it stands is none of them.
    func suggestions(for session: ID<Session>, count: Int) throws -> [PlaceSuggestion] {
        let task = try task(of: session)
        var free = self
        let current = roster.places[task]
        free.roster.remove(task)
        let stay = current.map { free.roster.difference(placing: task, at: $0).total } ?? 0
        let saved = current == nil ? week.weights.unassigned * week.course(of: task).members.count : 0
        var best: [(place: Place, difference: Int)] = []
        free.roster.forEachOption(of: task) { place, difference in
            guard place.start >= unit.horizon, place != current else { return }
            // Distinct in what people see: one start a day and member of
            // staff is enough.
            if let same = best.firstIndex(where: { $0.place.day == place.day && $0.place.staff == place.staff }) {
                guard difference < best[same].difference else { return }
                best.remove(at: same)
            }
            let position = best.firstIndex { difference < $0.difference } ?? best.count
            guard position < count else { return }
            best.insert((place, difference), at: position)
            if best.count > count { best.removeLast() }
        }
        return best.map { option in
            free.suggestion(session, task, option.place, cost: option.difference - stay + saved)
        }
    }

    /// The task must have no place here.
    func suggestion(_ session: ID<Session>, _ task: Int, _ place: Place, cost: Int) -> PlaceSuggestion {
        var parts = roster.difference(placing: task, at: place)
        let travel = week.weights.travelMinute > 0 ? parts.travelMinute / week.weights.travelMinute : 0
        parts.unassigned = 0
        let course = week.course(of: task)
        let preferred = Set(course.members.flatMap { week.problem.requests[$0].preferredStaff })
        let others = course.tasks.compactMap { roster.places[$0]?.staff }
        let isFamiliar =
            place.staff.map { preferred.contains(week.problem.staff[$0].id) || others.contains($0) } ?? false
        let there = places(of: task, at: place).first { $0.session == session }?.place
        return PlaceSuggestion(
            session: session,
            place: there ?? SessionPlace(unit.facts.monday, .midnight), cost: cost, ledger: parts.lines,
            isFamiliar: isFamiliar, travel: travel)
    }

    /// What a place would mean for a session.
    func possibility(of place: SessionPlace, for session: ID<Session>) throws -> Possibility {
        let task = try task(of: session)
        var free = self
        let current = roster.places[task]
        free.roster.remove(task)
        let wanted = try free.place(place, for: task)
        let conflicts = free.conflicts(of: task, at: wanted)
        guard conflicts.isEmpty else { return .impossible(conflicts) }
        let stay = current.map { free.roster.difference(placing: task, at: $0).total }
        let cost = free.roster.difference(placing: task, at: wanted).total - (stay ?? 0)
        let saved = stay == nil ? week.weights.unassigned * week.course(of: task).members.count : 0
        return .possible(free.suggestion(session, task, wanted, cost: cost + saved))
    }

    /// A session's share of the cost, by parts.
    func ledger(of task: Int) -> [CostLine] { roster.ledger(of: task).lines }

    /// Whether a task has a place.
    func isPlaced(_ task: Int) -> Bool { roster.places[task] != nil }
}

extension CostParts {
    /// The parts that are not zero.
    var lines: [CostLine] {
        [
            CostLine("unassigned", unassigned), CostLine("moved", moved),
            CostLine("outsidePreferred", outsidePreferred), CostLine("otherStaff", otherStaff),
            CostLine("staffChange", staffChange), CostLine("travelMinute", travelMinute),
            CostLine("overloadMinute", overloadMinute),
        ].filter { $0.cost != 0 }
    }
}
