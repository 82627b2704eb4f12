extension Roster {
    /// Why a task is where it is; nil for one without a place.
    package func explanation(of task: Int, alternatives count: Int = 5) -> Explanation? {
        guard let place = places[task] else { return nil }
        var without = self
        without.remove(task)
        let own = without.difference(placing: task, at: place)
        var removal = CostParts()
        removal -= own
        return Explanation(
            place: place, placements: week.placements(of: task, at: place), ledger: ledger(of: task), removal: removal,
            alternatives: without.alternatives(for: task, to: place, count).map { suggestion in
                var difference = suggestion.difference
                difference -= own
                return Explanation.Alternative(suggestion: suggestion, difference: difference)
            },
            isFixed: week.fixed[task] != nil)
    }

    /// The best places but one, each on another day or with other staff.
    private func alternatives(for task: Int, to place: Place, _ count: Int) -> [Suggestion] {
        Survey(self, task: task).bestOfEachDayAndStaff(but: place, count).map { suggestion(of: task, at: $0) }
    }

    /// Why a task is not as wished, or what that would cost.
    package func whyNot(_ task: Int, _ wish: Wish) -> WhyNot {
        guard let place = places[task] else { return answer(task, wish, present: CostParts()) }
        if wish.holds(place) { return .isThere }
        if week.fixed[task] != nil { return .hindered([Finding(.fixed(start: place.start))]) }
        var without = self
        without.remove(task)
        return without.answer(task, wish, present: without.difference(placing: task, at: place))
    }

    private func answer(_ task: Int, _ wish: Wish, present: CostParts) -> WhyNot {
        if let findings = findings(for: task, wish: wish) { return .hindered(findings) }
        guard let best = suggestions(for: task, count: 1, wish: wish).first else { return .hindered([]) }
        var difference = best.difference
        difference -= present
        return .costs(best, difference: difference)
    }
}
