extension Roster {
    /// What placing the task there adds to each part of the cost; negative
    /// for what it saves. The task must have no place.
    package func difference(placing task: Int, at place: Place) -> CostParts {
        let course = week.course(of: task)
        var difference = CostParts()
        difference.unassigned = -week.weights.unassigned * course.members.count
        difference.moved =
            -week.weights.moved
            * course.kept(number: week.tasks[task].number, start: place.start, staff: place.staff)
        difference.outsidePreferred = week.weights.outsidePreferred * outside(course, at: place.start)
        guard let staff = place.staff else { return difference }
        difference.otherStaff = week.weights.otherStaff * others(course, staff)
        difference.staffChange = staffChange(course, staff)
        difference.overloadMinute = overload(staff, adding: course.minutes)
        difference.travelMinute =
            week.weights.travelMinute
            * detour(
                staff, from: place.start, to: place.start + course.minutes,
                site: week.site(of: course, room: place.room))
        return difference
    }

    private func outside(_ course: Course, at start: Int) -> Int {
        course.windows(day: start / Week.dayLength).first { $0.first <= start && start <= $0.last }?.outside
            ?? course.members.count {
                let request = week.problem.requests[$0]
                return !request.preferred.isEmpty
                    && !request.preferred.contains {
                        $0.lowerBound <= start && start + request.minutes <= $0.upperBound
                    }
            }
    }

    /// How many members would rather have another than `staff`.
    func others(_ course: Course, _ staff: Int) -> Int {
        if let index = course.staff.firstIndex(of: staff) { return course.others[index] }
        let id = week.problem.staff[staff].id
        return course.members.count {
            let preferred = week.problem.requests[$0].preferredStaff
            return !preferred.isEmpty && !preferred.contains(id)
        }
    }

    /// What it costs that one more session of the course is with `staff`.
    func staffChange(_ course: Course, _ staff: Int) -> Int {
        var any = false
        for task in course.tasks {
            guard let place = places[task] else { continue }
            if place.staff == staff { return 0 }
            any = true
        }
        return any ? week.weights.staffChange * course.members.count : 0
    }

    func overload(_ staff: Int, adding minutes: Int) -> Int {
        let share = week.staff[staff].fairShare
        let over = max(0, work[staff] - share)
        return week.weights.overloadMinute * (max(0, work[staff] + minutes - share) - over)
    }

    /// Minutes of travel that a stop adds to a member of staff's day.
    func detour(_ staff: Int, from start: Int, to end: Int, site: Int) -> Int {
        let route = route(of: staff, day: start / Week.dayLength)
        let home = week.staff[staff].site
        let next = route.firstIndex { self.start(of: $0) > start } ?? route.count
        let before = next > 0 ? self.site(of: route[next - 1]) : home
        let after = next < route.count ? self.site(of: route[next]) : home
        let saved = route.isEmpty ? 0 : week.ways.minutes(before, after)
        return week.ways.minutes(before, site) + week.ways.minutes(site, after) - saved
    }
}
