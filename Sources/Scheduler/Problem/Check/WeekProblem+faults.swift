extension WeekProblem {
    /// All that is wrong with a solution, one sentence each: rules, cost,
    /// parts, the order of its lists, the bound, and reasons that prove
    /// nothing.
    package func faults(in solution: WeekSolution) -> [String] {
        let breaches = check(solution.assignments)
        return breaches.map { "assignments: \($0) (rule \($0.rule.rawValue))." } + listFaults(solution)
            + (breaches.isEmpty ? costFaults(solution) + reasonFaults(solution) : [])
    }

    /// Every session is in one of the lists, once, and both are in order.
    private func listFaults(_ solution: WeekSolution) -> [String] {
        var faults: [String] = []
        let ranks = Dictionary(requests.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let sessions = Dictionary(requests.map { ($0.id, $0.sessions) }) { first, _ in first }
        let lists = [
            ("assignments", solution.assignments.map(\.name)), ("unassigned", solution.unassigned.map(\.name)),
        ]
        for (key, names) in lists {
            let places = names.map { [ranks[$0.request] ?? -1, $0.session] }
            if let index = zip(places, places.dropFirst()).enumerated().first(where: {
                $0.element.1.lexicographicallyPrecedes($0.element.0)
            })?.offset {
                faults.append(
                    "\(key)[\(index + 1)]: \(names[index + 1]) comes after \(names[index]), against the order of the "
                        + "requests and of numbers.")
            }
        }
        let assigned = Set(solution.assignments.map(\.name))
        var unassigned: Set<SessionName> = []
        for (index, name) in solution.unassigned.map(\.name).enumerated() {
            if !(0..<(sessions[name.request] ?? 0)).contains(name.session) {
                faults.append("unassigned[\(index)]: there is no session \(name).")
            } else if assigned.contains(name) || !unassigned.insert(name).inserted {
                faults.append("unassigned[\(index)]: \(name) is in the solution twice.")
            }
        }
        for request in requests {
            for session in 0..<request.sessions {
                let name = SessionName(request: request.id, session: session)
                if !assigned.contains(name), !unassigned.contains(name) {
                    faults.append("\(name) is neither in assignments nor in unassigned.")
                }
            }
        }
        return faults
    }

    private func costFaults(_ solution: WeekSolution) -> [String] {
        let cost = cost(of: solution.assignments)
        var faults = zip(solution.parts.named, cost.named).compactMap { said, found in
            said.cost == found.cost ? nil : "parts.\(said.key): it says \(said.cost), but it is \(found.cost)."
        }
        if solution.bound > cost.total {
            faults.append("bound: \(solution.bound) is more than the plan's cost, \(cost.total).")
        }
        return faults
    }

    private func reasonFaults(_ solution: WeekSolution) -> [String] {
        let placed = Dictionary(solution.assignments.map { ($0.name, $0) }) { first, _ in first }
        let finder = PlaceFinder(self)
        return solution.unassigned.enumerated().flatMap { index, entry -> [String] in
            let path = "unassigned[\(index)]"
            guard !entry.reasons.isEmpty else { return ["\(path): \(entry.name) has no reason."] }
            let blockers = entry.reasons.flatMap(\.blockedBy)
            if let stranger = blockers.first(where: { placed[$0] == nil }) {
                return ["\(path): \(stranger) is said to be in the way, but has no place."]
            }
            let present = finder.whole(blockers).compactMap { placed[$0] }
            guard let place = finder.place(for: entry.name, beside: present) else { return [] }
            return ["\(path): \(entry.name) has a place beside all that is in the way, \(place.text)."]
        }
    }
}
