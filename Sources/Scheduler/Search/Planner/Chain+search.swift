extension Chain {
    /// Places what it can, the hardest first.
    mutating func construct() {
        let order = layout.week.courses.indices.sorted { layout.tightness[$0] > layout.tightness[$1] }
        begin()
        for course in order { placeCourse(course, blink: 0) }
        settle()
        keepAsBest()
    }

    /// One ruin and recreation, kept if it is good enough.
    mutating func step(temperature: Double) {
        begin()
        ruin()
        recreate(blink: Mix.blink)
        let limit = journal.cost + Annealing.allowance(temperature, &random)
        if cost > limit {
            rollBack()
            return
        }
        settle()
        if cost < best.cost { keepAsBest() }
    }

    /// Goes on from where another chain is.
    mutating func adopt(_ other: borrowing Chain) {
        cost = other.cost
        let most = layout.most
        for route in 0..<layout.routeCount {
            if isEqual(route, other) { continue }
            let count = Int(other.routes[route].count)
            routes[route] = other.routes[route]
            stops.copy(from: other.stops, at: route * most, to: route * most, count: count)
            renew(route)
            best.mark(route: route)
        }
        for task in 0..<spots.count {
            spots[task] = other.spots[task]
            best.mark(task: task)
        }
        work.copy(from: other.work, at: 0, to: 0, count: work.count)
        free.copy(from: other.free, at: 0, to: 0, count: free.count)
        poolOfNeed.copy(from: other.poolOfNeed, at: 0, to: 0, count: poolOfNeed.count)
        for course in layout.week.courses.indices {
            if missing(course) > 0 { absent.insert(course) } else { absent.remove(course) }
        }
        if cost < best.cost { keepAsBest() }
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
