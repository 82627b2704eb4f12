extension Chain {
    /// What the cheapest insertion of one more session into a route costs,
    /// if rooms, devices and citizens are free: each position's way is
    /// looked at once, and then the windows that it leaves.
    func detourCost(_ course: Int, _ flat: FlatCourse, _ route: Int, _ day: Int) -> Int32 {
        let rooms = Int(resources.roomsFrom[course])..<Int(resources.roomsFrom[course + 1])
        var found = Insertion.impossible
        if rooms.isEmpty { lookForDetour(course, flat, route, day, flat.site, &found) }
        for room in rooms where resources.rooms[room].room >= 0 {
            lookForDetour(course, flat, route, day, resources.rooms[room].site, &found)
        }
        return found
    }

    private func lookForDetour(
        _ course: Int, _ flat: FlatCourse, _ route: Int, _ day: Int, _ site: Int32, _ found: inout Int32
    ) {
        let windows = course &* layout.days &+ day
        let (from, to) = (Int(layout.windowsFrom[windows]), Int(layout.windowsFrom[windows &+ 1]))
        guard from < to else { return }
        let least = layout.windows[from].penalty
        // The windows of the last level hold all others.
        var last = layout.windows[to &- 1].last
        var first = layout.windows[to &- 1].first
        var level = to &- 1
        while level > from, layout.windows[level &- 1].penalty == layout.windows[to &- 1].penalty {
            level &-= 1
            first = min(first, layout.windows[level].first)
            last = max(last, layout.windows[level].last)
        }
        let base = route &* layout.most
        let count = Int(routes[route].count)
        let home = layout.staff[route / layout.days].site
        for position in 0...count {
            var earliest = first
            var latest = last
            var (before, after) = (home, home)
            if position < count {
                let next = stops[base &+ position]
                if next.late <= first { continue }
                after = next.site
            }
            var way = 0
            if position > 0 {
                let previous = stops[base &+ position &- 1]
                if previous.early >= last { return }
                before = previous.site
                way = ways(before, site)
                earliest = max(earliest, previous.early &+ distance(previous.minutes, way))
                if earliest > last { continue }
            } else {
                way = ways(before, site)
            }
            let on = ways(site, after)
            if position < count { latest = min(latest, stops[base &+ position].late &- distance(flat.minutes, on)) }
            if earliest > latest { continue }
            way &+= on
            if count > 0 { way &-= ways(before, after) }
            let added = Int32(clamping: min(layout.travelMinute &* way, Int(Insertion.impossible)))
            if added &+ least >= found { continue }
            fit(route, flat, from..<to, earliest, latest, added, &found)
        }
    }

    /// The first window that leaves a start between the two.
    @inline(__always)
    private func fit(
        _ route: Int, _ flat: FlatCourse, _ windows: Range<Int>, _ earliest: Int32, _ latest: Int32, _ added: Int32,
        _ found: inout Int32
    ) {
        for window in windows {
            let window = layout.windows[window]
            if added &+ window.penalty >= found { return }
            let (first, last) = (max(window.first, earliest), min(window.last, latest))
            if first > last { continue }
            for shift in Int(layout.shiftsFrom[route])..<Int(layout.shiftsFrom[route + 1]) {
                let shift = layout.slotShifts[shift]
                if max(first, shift.from) <= min(last, shift.to &- flat.span) {
                    found = added &+ window.penalty
                    return
                }
            }
        }
    }
}
