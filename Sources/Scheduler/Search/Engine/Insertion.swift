/// Where a course's session goes into a route, and what that adds: travel,
/// missed preferred times and what is kept of the previous plan.
struct Insertion: BitwiseCopyable {
    static let none = Insertion()
    /// More than any cost, and far from overflowing when a few are added.
    static let impossible: Int32 = 1 << 28

    var cost: Int32 = Insertion.impossible
    var position: Int32 = 0
    var first: Int32 = 0
    var last: Int32 = 0
    var penalty: Int32 = 0
    var gain: Int32 = 0
    /// The session number that must be the one; -1 for any.
    var number: Int32 = -1
    var room: Int32 = -1

    var isPossible: Bool { cost < Insertion.impossible }
}

extension Chain {
    /// The cheapest insertion of one more session of a course into a route.
    ///
    /// - Parameter isExact: whether rooms, devices and citizens must be free;
    ///   without, the cost is a lower bound.
    func insertion(_ course: Int, _ flat: FlatCourse, staff: Int, day: Int, isExact: Bool) -> Insertion {
        var found = Insertion.none
        let route = staff * layout.days + day
        if routes[route].gap < flat.span { return found }
        let isPinned = flat.isPinned && isExact
        if flat.isPinned {
            let rooms = Int(resources.roomsFrom[course])..<Int(resources.roomsFrom[course + 1])
            if rooms.isEmpty {
                scan(course, flat, route, day, room: -1, site: flat.site, isPinned, &found)
            }
            for room in rooms where resources.rooms[room].room >= 0 {
                scan(course, flat, route, day, room: Int32(room), site: resources.rooms[room].site, isPinned, &found)
            }
        } else {
            scan(course, flat, route, day, room: -1, site: flat.site, false, &found)
        }
        return found
    }

    private func scan(
        _ course: Int, _ flat: FlatCourse, _ route: Int, _ day: Int, room: Int32, site: Int32,
        _ isPinned: Bool, _ found: inout Insertion
    ) {
        let windows = course * layout.days + day
        for window in Int(layout.windowsFrom[windows])..<Int(layout.windowsFrom[windows + 1]) {
            let window = layout.windows[window]
            if !layout.hasTravel && window.penalty >= found.cost { break }
            for shift in Int(layout.shiftsFrom[route])..<Int(layout.shiftsFrom[route + 1]) {
                let shift = layout.shifts[shift]
                let end = Int(shift.to - flat.minutes)
                if end < 0 { continue }
                let first = max(window.first, Int32(truncatingIfNeeded: layout.slots(Int(shift.from))))
                let last = min(window.last, Int32(truncatingIfNeeded: layout.wholeSlots(end)))
                if first > last { continue }
                scanGaps(course, flat, route, first, last, penalty: window.penalty, room, site, isPinned, &found)
            }
        }
        guard flat.keptFrom < flat.keptTo else { return }
        let staff = Int32(route / layout.days)
        for kept in Int(flat.keptFrom)..<Int(flat.keptTo) {
            let kept = layout.kept[kept]
            guard kept.staff == staff, kept.day == Int32(day), !spots[flat.firstTask + kept.number].isPlaced,
                isInShift(route, kept.slot, flat.minutes)
            else { continue }
            var one = Insertion.none
            one.cost = min(found.cost, Insertion.impossible - 1) &+ kept.gain
            let limit = one.cost
            scanGaps(course, flat, route, kept.slot, kept.slot, penalty: kept.penalty, room, site, isPinned, &one)
            guard one.cost < limit else { continue }
            one.cost -= kept.gain
            one.gain = kept.gain
            one.number = kept.number
            found = one
        }
    }

    private func isInShift(_ route: Int, _ slot: Int32, _ minutes: Int32) -> Bool {
        let start = slot * Int32(layout.week.grain)
        for shift in Int(layout.shiftsFrom[route])..<Int(layout.shiftsFrom[route + 1]) {
            let shift = layout.shifts[shift]
            if shift.from <= start && start + minutes <= shift.to { return true }
        }
        return false
    }

    @inline(__always)
    private func scanGaps(
        _ course: Int, _ flat: FlatCourse, _ route: Int, _ first: Int32, _ last: Int32, penalty: Int32,
        _ room: Int32, _ site: Int32, _ isPinned: Bool, _ found: inout Insertion
    ) {
        let base = route * layout.most
        let count = Int(routes[route].count)
        let home = layout.staff[route / layout.days].site
        for position in 0...count {
            var earliest = first
            var before = home
            if position > 0 {
                let previous = stops[base + position - 1]
                if previous.early >= last { return }
                before = previous.site
                earliest = max(earliest, previous.early &+ distance(previous.minutes, ways(before, site)))
                if earliest > last {
                    // Without travel the next ones are later still.
                    if layout.hasTravel { continue } else { return }
                }
            }
            var latest = last
            var after = home
            if position < count {
                let next = stops[base + position]
                if next.late <= first { continue }
                after = next.site
                latest = min(latest, next.late &- distance(flat.minutes, ways(site, after)))
            }
            if earliest > latest { continue }
            var cost = penalty
            if layout.hasTravel {
                let way = ways(before, site) + ways(site, after) - (count > 0 ? ways(before, after) : 0)
                cost &+= Int32(clamping: layout.travelMinute * way)
            }
            if cost >= found.cost { continue }
            var (from, to) = (first, last)
            if isPinned {
                let slot = freeSlot(course, flat, room, earliest, latest)
                if slot < 0 { continue }
                (from, to) = (slot, slot)
            }
            found = Insertion(
                cost: cost, position: Int32(position), first: from, last: to, penalty: penalty, room: room)
        }
    }
}
