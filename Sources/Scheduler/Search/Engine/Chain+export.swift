extension Chain {
    /// The best plan with a start and the very devices for each session.
    func bestRoster() -> Roster {
        var roster = Roster(layout.week)
        let grain = layout.week.grain
        var starts = [Int](repeating: -1, count: layout.week.tasks.count)
        for route in 0..<layout.routeCount {
            for index in 0..<Int(best.routes[route].count) {
                let stop = best.stops[route * layout.most + index]
                starts[Int(stop.task)] = Int(stop.early) * grain
            }
        }
        for task in starts.indices where best.spots[task].route == Spot.withoutStaff {
            starts[task] = Int(best.spots[task].slot) * grain
        }
        let devices = devices(starts)
        for task in starts.indices where best.spots[task].isPlaced && !layout.isFixed[task] {
            let spot = best.spots[task]
            roster.place(
                task,
                at: Place(
                    start: starts[task], staff: spot.route >= 0 ? Int(spot.route) / layout.days : nil,
                    room: spot.room >= 0 ? Int(resources.rooms[spot.room].room) : nil, devices: devices[task] ?? []))
        }
        return roster
    }

    /// Hands the devices of each pool out in order of start; there are as
    /// many as sessions meet, so that each gets one.
    private func devices(_ starts: [Int]) -> [Int: [Int]] {
        var users = [[(task: Int, need: Int)]](repeating: [], count: resources.count)
        for task in starts.indices where best.spots[task].isPlaced {
            for need in resources.needs(of: task) {
                users[Int(best.poolOfNeed[need])].append((task, need))
            }
        }
        var deviceOfNeed: [Int: Int] = [:]
        for (resource, users) in users.enumerated() where !users.isEmpty {
            let devices = resources.devices[resource]
            var freeFrom = [Int](repeating: 0, count: devices.count)
            for user in users.sorted(by: { (starts[$0.task], $0.need) < (starts[$1.task], $1.need) }) {
                guard let index = freeFrom.firstIndex(where: { $0 <= starts[user.task] }) else { continue }
                deviceOfNeed[user.need] = devices[index]
                freeFrom[index] = starts[user.task] + layout.week.course(of: user.task).minutes
            }
        }
        return starts.indices.reduce(into: [:]) { found, task in
            let needs = resources.needs(of: task)
            guard !needs.isEmpty, best.spots[task].isPlaced else { return }
            found[task] = inOrderOfMembers(task, needs.compactMap { deviceOfNeed[$0] })
        }
    }

    /// A chain groups a task's needs by kind; a place has them by member.
    private func inOrderOfMembers(_ task: Int, _ devices: [Int]) -> [Int] {
        var left = devices
        return layout.week.course(of: task).needs.compactMap { need in
            guard let index = left.firstIndex(where: { need.devices.contains($0) }) else { return nil }
            return left.remove(at: index)
        }
    }
}
