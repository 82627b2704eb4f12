import Testing

@testable import Scheduler

@Suite struct SurveyTests {
    @Test("The suggestions are the cheapest of all places", arguments: 0..<150)
    func suggestions(seed: Int) {
        let crowded = CrowdedRoster.make(seed: seed, leavingOut: 4)
        let roster = crowded.roster
        for task in crowded.unplaced {
            let all = roster.options(for: task).sorted { key($0.difference, $0.place) < key($1.difference, $1.place) }
            for count in [1, 5, 10_000] {
                let suggestions = roster.suggestions(for: task, count: count)
                #expect(suggestions.map(\.place) == all.prefix(count).map(\.place))
                #expect(suggestions.map(\.difference.total) == all.prefix(count).map(\.difference))
            }
        }
    }

    @Test("Suggestions for a session with a place are those without it, its own among them", arguments: 0..<40)
    func placed(seed: Int) {
        let roster = CrowdedRoster.make(seed: seed).roster
        for (task, place) in roster.places.enumerated() {
            guard let place else { continue }
            let starts = roster.suggestions(for: task, count: 10_000).filter {
                $0.place.start == place.start && $0.place.staff == place.staff && $0.place.room == place.room
            }
            #expect(starts.count == 1)
        }
    }

    @Test("A suggestion says truly what it adds and whether the staff is known", arguments: 0..<60)
    func suggestion(seed: Int) {
        let crowded = CrowdedRoster.make(seed: seed, leavingOut: 4)
        for task in crowded.unplaced {
            for suggestion in crowded.roster.suggestions(for: task, count: 4) {
                var after = crowded.roster
                after.place(task, at: suggestion.place)
                var before = crowded.roster.parts
                before += suggestion.difference
                #expect(after.parts == before)
                let staff = crowded.roster.week.course(of: task).tasks.filter { $0 != task }.compactMap {
                    crowded.roster.places[$0]?.staff
                }
                #expect(suggestion.isKnownStaff == (suggestion.place.staff.map(staff.contains) ?? false))
                let weight = crowded.roster.week.weights.travelMinute
                #expect(suggestion.addedTravel * weight == suggestion.difference.travelMinute)
            }
        }
    }

    private func key(_ cost: Int, _ place: Place) -> (Int, Int, Int, Int) {
        (cost, place.start, place.staff ?? -1, place.room ?? -1)
    }
}
