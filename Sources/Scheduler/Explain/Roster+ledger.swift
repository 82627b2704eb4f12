extension Roster {
    /// A task's share of each part of the cost. The shares of all tasks add
    /// up to the cost.
    ///
    /// Travel is the way to it, and home if it is the day's last. In order of
    /// time, a change of staff is paid by the first session with somebody
    /// new, overload by the sessions that begin when the fair share is used.
    package func ledger(of task: Int) -> CostParts {
        let course = week.course(of: task)
        let number = week.tasks[task].number
        let entries = course.previous.count { $0.number == number }
        var ledger = CostParts()
        guard let place = places[task] else {
            ledger.unassigned = week.weights.unassigned * course.members.count
            ledger.moved = week.weights.moved * entries
            return ledger
        }
        let kept = course.kept(number: number, start: place.start, staff: place.staff)
        ledger.moved = week.weights.moved * (entries - kept)
        // Of these it pays for all by itself, wherever the others are.
        ledger.outsidePreferred = difference(placing: task, at: place).outsidePreferred
        guard let staff = place.staff else { return ledger }
        ledger.otherStaff = week.weights.otherStaff * others(course, staff)
        let earlier = course.tasks.compactMap { places[$0] }.filter { $0.start < place.start }
        if !earlier.isEmpty, !earlier.contains(where: { $0.staff == staff }) {
            ledger.staffChange = week.weights.staffChange * course.members.count
        }
        ledger.travelMinute = week.weights.travelMinute * travel(to: task, staff, day: place.day)
        ledger.overloadMinute = week.weights.overloadMinute * overload(of: task, staff, day: place.day)
        return ledger
    }

    private func travel(to task: Int, _ staff: Int, day: Int) -> Int {
        let route = route(of: staff, day: day)
        let home = week.staff[staff].site
        guard let index = route.firstIndex(of: task) else { return 0 }
        let way = week.ways.minutes(index > 0 ? site(of: route[index - 1]) : home, site(of: task))
        return index == route.count - 1 ? way + week.ways.minutes(site(of: task), home) : way
    }

    /// Its minutes beyond the fair share.
    private func overload(of task: Int, _ staff: Int, day: Int) -> Int {
        var before = 0
        for other in (0...day).lazy.flatMap({ route(of: staff, day: $0) }) {
            if other == task { break }
            before += week.course(of: other).minutes
        }
        let (share, minutes) = (week.staff[staff].fairShare, week.course(of: task).minutes)
        return max(0, before + minutes - share) - max(0, before - share)
    }
}
