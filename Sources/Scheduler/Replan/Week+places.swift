extension Week {
    /// Placements by task. A group's are one place, if all members have one;
    /// what the week does not know is left out.
    package func places(of placements: [Placement]) -> [Int: Place] {
        func index(_ names: [String]) -> [String: Int] {
            Dictionary(zip(names, names.indices)) { first, _ in first }
        }
        let staff = index(problem.staff.map(\.id))
        let devices = index(problem.devices.map(\.id))
        let rooms = index(problem.rooms.map(\.id))
        var members: [Int: [SessionName: Placement]] = [:]
        for placement in placements {
            guard let task = task(of: placement.name) else { continue }
            members[task, default: [:]][placement.name] = placement
        }
        return members.reduce(into: [:]) { places, entry in
            let (task, placements) = entry
            let names = names(of: task)
            guard placements.count == names.count, let first = placements[names[0]] else { return }
            places[task] = Place(
                start: first.start, staff: first.staff.flatMap { staff[$0] }, room: first.room.flatMap { rooms[$0] },
                devices: course(of: task).needs.compactMap { need in
                    placements[names[need.member]]?.device.flatMap { devices[$0] }
                })
        }
    }
}

extension Roster {
    /// What is fixed, and of the placements all that keep the rules beside
    /// each other; the tasks of those that do not.
    package init(_ week: Week, placements: [Placement], broken: inout [Int]) {
        self.init(week)
        for (task, place) in week.places(of: placements).sorted(by: { $0.key < $1.key }) where places[task] == nil {
            if obstacle(to: task, at: place) == nil { self.place(task, at: place) } else { broken.append(task) }
        }
    }
}
