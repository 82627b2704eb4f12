/// A roster laid flat for questions: where each task stands, without a
/// detour through its course.
struct Standing {
    struct Stop {
        let start: Int
        let end: Int
        let site: Int
        let citizens: Int
    }

    let roster: Roster
    let week: Week
    /// By task; nil for one without a place.
    let stops: [Stop?]
    /// By task.
    let isFixed: [Bool]
    /// Whether no stop between two others can save time: ways are straight,
    /// and every session is somewhere.
    let isStraight: Bool

    init(_ roster: Roster) {
        self.roster = roster
        week = roster.week
        let week = roster.week
        stops = roster.places.indices.map { task in
            guard let place = roster.places[task] else { return nil }
            let course = week.course(of: task)
            return Stop(
                start: place.start, end: place.start + course.minutes, site: week.site(of: course, room: place.room),
                citizens: course.members.count)
        }
        var isFixed = [Bool](repeating: false, count: stops.count)
        for task in week.fixed.keys { isFixed[task] = true }
        self.isFixed = isFixed
        isStraight =
            switch week.problem.travel {
            case .none: true
            case .matrix: false
            case .places: week.problem.requests.allSatisfy { $0.site != nil }
            }
    }

    /// Calls for each stretch of starts at which a stop of `minutes` at a
    /// site keeps clear of a member of staff's tasks; shifts aside.
    func forEachGap(
        of staff: Int, day: Int, site: Int, minutes: Int, where isThere: (Int) -> Bool,
        _ body: (ClosedRange<Int>) -> Void
    ) {
        var first = day * Week.dayLength
        for task in roster.route(of: staff, day: day) where isThere(task) {
            guard let stop = stops[task] else { continue }
            let last = stop.start - minutes - week.ways.minutes(site, stop.site)
            if first <= last { body(first...last) }
            first = stop.end + week.ways.minutes(stop.site, site)
        }
        let last = (day + 1) * Week.dayLength - minutes
        if first <= last { body(first...last) }
    }

    /// The starts that one task alone takes from a stop with its staff.
    func shadow(of task: Int, site: Int, minutes: Int) -> ClosedRange<Int>? {
        guard let stop = stops[task] else { return nil }
        let first = stop.start - minutes - week.ways.minutes(site, stop.site) + 1
        return first...stop.end + week.ways.minutes(stop.site, site) - 1
    }
}

extension ArraySlice<Int> {
    /// The elements of an ascending list that lie in a range.
    func within(_ range: ClosedRange<Int>) -> ArraySlice<Int> {
        let first = firstPosition { $0 >= range.lowerBound }
        let end = self[first...].firstPosition { $0 > range.upperBound }
        return self[first..<end]
    }

    /// Where a condition that holds from some element on begins to hold.
    func firstPosition(where holds: (Int) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
