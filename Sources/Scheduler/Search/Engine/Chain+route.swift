extension Chain {
    @inline(__always)
    func ways(_ from: Int32, _ to: Int32) -> Int { layout.hasTravel ? layout.way(from, to) : 0 }

    /// Slots from the start of a session to the earliest of the next.
    @inline(__always)
    func distance(_ minutes: Int32, _ way: Int) -> Int32 {
        // A way of more than a day is too long, however long it is.
        Int32(truncatingIfNeeded: layout.slots(Int(minutes) &+ min(way, 2 * Week.dayLength)))
    }

    @inline(__always)
    private func slots(_ minutes: Int32) -> Int32 { Int32(truncatingIfNeeded: layout.slots(Int(minutes))) }

    /// Puts a stop into a route and brings the route up to date.
    mutating func insert(_ stop: Stop, route: Int, at position: Int) {
        touch(route: route)
        let base = route * layout.most
        let count = Int(routes[route].count)
        stops.copy(from: stops, at: base + position, to: base + position + 1, count: count - position)
        stops[base + position] = stop
        routes[route].count += 1
        update(route)
    }

    /// Takes a task's stop out of a route.
    mutating func remove(task: Int, route: Int) {
        touch(route: route)
        let base = route * layout.most
        let count = Int(routes[route].count)
        let position = position(of: task, in: route)
        stops.copy(from: stops, at: base + position + 1, to: base + position, count: count - position - 1)
        routes[route].count -= 1
        update(route)
    }

    /// Where in a route a task that it has stands.
    @inline(__always)
    func position(of task: Int, in route: Int) -> Int {
        let base = route * layout.most
        var position = 0
        while stops[base + position].task != Int32(task) { position += 1 }
        return position
    }

    /// Computes how early and how late each stop can begin, and the travel.
    mutating func update(_ route: Int) {
        renew(route)
        let base = route * layout.most
        let count = Int(routes[route].count)
        let home = layout.staff[route / layout.days].site
        let open = layout.open[route]
        var way = 0
        var gap = open.to - open.from
        if count > 0 {
            stops[base].early = stops[base].first
            way = ways(home, stops[base].site)
            for index in base + 1..<base + max(count, 1) {
                let before = stops[index - 1]
                let between = ways(before.site, stops[index].site)
                way &+= between
                stops[index].early = max(stops[index].first, before.early &+ distance(before.minutes, between))
            }
            let last = base + count - 1
            way &+= ways(stops[last].site, home)
            stops[last].late = stops[last].last
            gap = open.to - stops[last].early - slots(stops[last].minutes)
            var index = last
            while index > base {
                index -= 1
                let after = stops[index + 1]
                let between = ways(stops[index].site, after.site)
                stops[index].late = min(
                    stops[index].last, after.late &- distance(stops[index].minutes, between))
                gap = max(gap, after.late &- stops[index].early &- slots(stops[index].minutes))
            }
            gap = max(gap, stops[base].late - open.from)
        }
        cost += layout.travelMinute * (way - Int(routes[route].way))
        routes[route].way = Int32(clamping: way)
        routes[route].gap = gap
    }
}
