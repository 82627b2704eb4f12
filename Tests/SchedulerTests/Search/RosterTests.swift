import Testing

@testable import Scheduler

@Suite struct RosterTests {
    @Test("The cost after any places and removals is what a full recomputation says", arguments: 0..<60)
    func cost(seed: Int) {
        let problem = SmallProblem.make(seed: UInt64(seed))
        let week = Week(problem)
        var roster = Roster(week)
        var random = SplitMix(seed: UInt64(seed))
        for _ in 0..<60 {
            let task = Int(random.next() % UInt64(week.tasks.count))
            if roster.places[task] != nil {
                roster.remove(task)
            } else if let option = roster.options(for: task).randomElement(using: &random) {
                let before = roster.cost
                roster.place(task, at: option.place)
                #expect(roster.cost - before == option.difference)
            }
            #expect(roster.parts == naiveCost(problem, roster.placements))
        }
    }

    @Test("Every place that the rules allow is offered, and no other", arguments: 0..<40)
    func options(seed: Int) {
        let problem = SmallProblem.make(seed: UInt64(seed), requests: 6)
        let week = Week(problem)
        var roster = Roster(week)
        var random = SplitMix(seed: UInt64(seed))
        for task in week.tasks.indices.shuffled(using: &random) {
            let options = roster.options(for: task)
            #expect(Set(options.map(\.place)) == allowed(task, roster))
            guard let option = options.randomElement(using: &random) else { continue }
            roster.place(task, at: option.place)
            #expect(roster.obstacle(to: task, at: option.place) == nil)
        }
    }

    @Test("Without the tasks in the way, an obstacle is gone", arguments: 0..<40)
    func obstacles(seed: Int) {
        let week = Week(SmallProblem.make(seed: UInt64(seed)))
        var roster = Roster(week)
        var random = SplitMix(seed: UInt64(seed))
        for task in week.tasks.indices {
            guard let option = roster.options(for: task).randomElement(using: &random) else { continue }
            roster.place(task, at: option.place)
        }
        let taken = week.tasks.indices.filter { roster.places[$0] != nil }
        for _ in 0..<30 {
            guard let task = taken.randomElement(using: &random), let place = roster.places[taken[0]] else { continue }
            for obstacle in roster.obstacles(to: task, at: place) where !obstacle.tasks.isEmpty {
                var without = roster
                for other in obstacle.tasks { without.remove(other) }
                #expect(!without.obstacles(to: task, at: place).contains { $0.rule == obstacle.rule })
            }
        }
    }

    /// Every start, staff and room is tried against the rules.
    private func allowed(_ task: Int, _ roster: Roster) -> Set<Place> {
        let week = roster.week
        let course = week.course(of: task)
        let staff: [Int?] = course.needsStaff ? Array(week.staff.indices) : [nil]
        let rooms: [Int?] = course.needsRoom ? Array(week.roomSites.indices) : [nil]
        var places: Set<Place> = []
        for start in stride(from: 0, to: week.days * Week.dayLength, by: week.grain) {
            guard let devices = roster.devices(for: course, at: start) else { continue }
            for staff in staff {
                for room in rooms {
                    let place = Place(start: start, staff: staff, room: room, devices: devices)
                    if roster.obstacle(to: task, at: place) == nil { places.insert(place) }
                }
            }
        }
        return places
    }
}
