extension Chain {
    /// From here on changes only its half of what both chains have.
    mutating func takeHalf(_ half: Int8, of halves: Halves) {
        share.take(half, of: halves, layout)
        for course in 0..<layout.courses.count { list(course) }
    }

    /// Adds what the other chain made of its half to this one's.
    ///
    /// - Parameter cost: what the plan cost when both began.
    mutating func join(_ other: borrowing Chain, of halves: Halves, half: Int8, from start: Int) {
        cost += other.cost - start
        for staff in 0..<layout.staffCount where halves.ofStaff[staff] == half {
            work[staff] = other.work[staff]
            for day in 0..<layout.days { take(route: staff * layout.days + day, of: other) }
        }
        for task in 0..<spots.count where halves.ofCourse[Int(layout.courseOfTask[task])] == half {
            spots[task] = other.spots[task]
            for need in resources.needs(of: task) { poolOfNeed[need] = other.poolOfNeed[need] }
            best.mark(task: task)
        }
        // What was free had been shared out.
        for index in 0..<free.count { free[index] &+= other.free[index] }
        takeWhole()
        if cost < best.cost { keepAsBest() }
    }

    /// From here on may change everything again.
    mutating func takeWhole() {
        share.takeAll(layout)
        for course in 0..<layout.courses.count { list(course) }
    }

    /// Shares what nobody uses out between this chain, which has the first
    /// half, and another: of a pool of devices each gets half, of anything
    /// else one of them all.
    func shareOut(_ halves: Halves, with other: borrowing Chain) {
        var owners = [Int8](repeating: Halves.none, count: resources.count)
        for course in 0..<layout.courses.count where halves.ofCourse[course] != Halves.none {
            let half = halves.ofCourse[course]
            for index in Int(resources.citizensFrom[course])..<Int(resources.citizensFrom[course + 1]) {
                owners[Int(resources.citizens[index])] = half
            }
            for index in Int(resources.roomsFrom[course])..<Int(resources.roomsFrom[course + 1]) {
                owners[Int(resources.rooms[index].resource)] = half
            }
        }
        for resource in 0..<resources.count {
            let isPool = !resources.devices[resource].isEmpty
            for index in resource * resources.slots..<(resource + 1) * resources.slots {
                let all = free[index]
                let mine = isPool ? (all + 1) / 2 : owners[resource] == 1 ? 0 : all
                free[index] = mine
                other.free[index] = all - mine
            }
        }
    }

    /// Goes on from where another chain is.
    mutating func adopt(_ other: borrowing Chain) {
        cost = other.cost
        for route in 0..<layout.routeCount { take(route: route, of: other) }
        for task in 0..<spots.count {
            spots[task] = other.spots[task]
            best.mark(task: task)
        }
        work.copy(from: other.work, at: 0, to: 0, count: work.count)
        free.copy(from: other.free, at: 0, to: 0, count: free.count)
        poolOfNeed.copy(from: other.poolOfNeed, at: 0, to: 0, count: poolOfNeed.count)
        takeWhole()
        if cost < best.cost { keepAsBest() }
    }

    private mutating func take(route: Int, of other: borrowing Chain) {
        if isEqual(route, other) { return }
        let first = route * layout.most
        routes[route] = other.routes[route]
        stops.copy(from: other.stops, at: first, to: first, count: Int(other.routes[route].count))
        renew(route)
        best.mark(route: route)
    }

    private func isEqual(_ route: Int, _ other: borrowing Chain) -> Bool {
        guard routes[route].count == other.routes[route].count else { return false }
        for index in route * layout.most..<route * layout.most + Int(routes[route].count) {
            let (mine, its) = (stops[index], other.stops[index])
            if mine.task != its.task || mine.first != its.first || mine.last != its.last || mine.site != its.site {
                return false
            }
        }
        return true
    }
}
