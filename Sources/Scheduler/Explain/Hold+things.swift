/// Devices and rooms.
extension Hold {
    private func isInside(_ intervals: [Range<Int>], _ start: Int) -> Bool {
        intervals.contains { $0.lowerBound <= start && start + course.minutes <= $0.upperBound }
    }

    /// The tasks that overlap a session that starts then.
    private func overlapping(_ tasks: [Int], _ start: Int) -> [Int] {
        tasks.filter { task in
            standing.stops[task].map { $0.start < start + course.minutes && start < $0.end } ?? false
        }
    }

    private func users(of device: Int, at start: Int) -> [Int] {
        overlapping(standing.roster.tasks(ofDevice: device, day: start / Week.dayLength), start)
    }

    /// The first requirement that too few devices are free for.
    func requirement(unmetAt start: Int) -> Int? {
        grounds.requirements.firstIndex { requirement in
            requirement.devices.lazy.filter { device in
                isInside(week.problem.devices[device].available, start) && users(of: device, at: start).isEmpty
            }.prefix(requirement.needed).count < requirement.needed
        }
    }

    /// Adds users of as many devices as it takes, those in the proof first
    /// and then those that stay longest.
    func keepDevices(_ index: Int, at start: Int, into proof: inout Proof) {
        let requirement = grounds.requirements[index]
        let there = requirement.devices.filter { isInside(week.problem.devices[$0].available, start) }
        var taken = 0
        var candidates: [Int] = []
        for device in there {
            let users = users(of: device, at: start)
            if let known = users.first(where: { standing.isFixed[$0] || proof.names($0) }) {
                proof.add(.deviceBusy(index), thing: device, task: known, isFixed: standing.isFixed[known])
                taken += 1
            } else if let longest = users.max(by: { end(of: $0) < end(of: $1) }) {
                candidates.append(longest)
            }
        }
        candidates.sort { (end(of: $0), $1) > (end(of: $1), $0) }
        for task in candidates.prefix(max(0, there.count - requirement.needed + 1 - taken)) {
            proof.add(.deviceBusy(index), task: task, isFixed: false)
        }
    }

    private func end(of task: Int) -> Int { standing.stops[task]?.end ?? 0 }

    func isOpen(_ room: Int?, at start: Int) -> Bool {
        room.map { isInside(week.problem.rooms[$0].available, start) } ?? true
    }

    /// When in a session that starts then the room has too little space, and
    /// the tasks inside.
    func fullMoment(of room: Int?, at start: Int) -> [Int]? {
        guard let room else { return nil }
        let tasks = overlapping(standing.roster.tasks(ofRoom: room, day: start / Week.dayLength), start)
        let moments = [start] + tasks.compactMap { standing.stops[$0]?.start }.filter { $0 > start }
        let space = week.problem.rooms[room].capacity - course.members.count
        for moment in moments {
            let inside = tasks.filter { task in
                standing.stops[task].map { $0.start <= moment && moment < $0.end } ?? false
            }
            if inside.reduce(0, { $0 + citizens(of: $1) }) > space { return inside }
        }
        return nil
    }

    private func citizens(of task: Int) -> Int { standing.stops[task]?.citizens ?? 0 }

    /// Adds as many of the tasks in a full room as it takes.
    func fill(_ room: Int, at start: Int, into proof: inout Proof) {
        let inside = (fullMoment(of: room, at: start) ?? []).sorted {
            let known = (isIn(proof, $0) ? 0 : 1, isIn(proof, $1) ? 0 : 1)
            return known.0 != known.1 ? known.0 < known.1 : (citizens(of: $0), $1) > (citizens(of: $1), $0)
        }
        var space = week.problem.rooms[room].capacity - course.members.count
        for task in inside where space >= 0 {
            proof.add(.roomFull, thing: room, task: task, isFixed: standing.isFixed[task])
            space -= citizens(of: task)
        }
    }

    private func isIn(_ proof: Proof, _ task: Int) -> Bool {
        standing.isFixed[task] || proof.names(task)
    }
}
