extension Roster {
    /// Why a task without a place has none, or none that is as wished; nil if
    /// it has one.
    ///
    /// The findings are proven: with only what is fixed and the sessions that
    /// they name in place, there is no such place.
    package func findings(for task: Int, wish: Wish = Wish()) -> [Finding]? {
        Inquiry(Standing(self), task: task, wish: wish).findings()
    }

    /// The reasons of every session without a place, in the order of requests
    /// and of numbers.
    package func unassigned() -> [WeekSolution.Unassigned] {
        let standing = Standing(self)
        var byRequest = [[WeekSolution.Unassigned]](repeating: [], count: week.problem.requests.count)
        for task in places.indices where places[task] == nil {
            let reasons = reasons(for: task, standing)
            for (member, name) in zip(week.course(of: task).members, week.names(of: task)) {
                byRequest[member].append(WeekSolution.Unassigned(name: name, reasons: reasons))
            }
        }
        return byRequest.flatMap { $0 }
    }

    /// Never empty. Where there is a place, it costs more than to do without.
    private func reasons(for task: Int, _ standing: Standing) -> [WeekSolution.Reason] {
        if let findings = Inquiry(standing, task: task).findings() { return findings.map(\.reason) }
        let best = suggestions(for: task, count: 1).first?.difference.total ?? 0
        return [Finding(.costsMore(difference: best)).reason]
    }
}

extension Week {
    /// Why a task has no place in a roster.
    package func reasons(_ task: Int, _ roster: Roster) -> [WeekSolution.Reason] {
        if let findings = roster.findings(for: task) { return findings.map(\.reason) }
        let best = roster.suggestions(for: task, count: 1).first?.difference.total ?? 0
        return [Finding(.costsMore(difference: best)).reason]
    }
}
