extension Roster {
    /// A place that a task can have now, and what it adds to the cost.
    package struct Option: Hashable, Sendable {
        package let place: Place
        package let difference: Int
    }

    /// Every place that the task can have now, by day, staff, room and start.
    ///
    /// Devices cost nothing and are alike, so that each place has the first
    /// free ones. The task must have no place.
    package func options(for task: Int) -> [Option] {
        var options: [Option] = []
        forEachOption(of: task) { place, difference in
            options.append(Option(place: place, difference: difference))
        }
        return options
    }

    /// As ``options(for:)``, but nothing is kept.
    package func forEachOption(of task: Int, _ body: (Place, Int) -> Void) {
        let course = week.course(of: task)
        let number = week.tasks[task].number
        let placed = course.tasks.compactMap { places[$0]?.day }
        let rooms: [Int?] = course.needsRoom ? course.rooms : [nil]
        let unassigned = week.weights.unassigned * course.members.count
        for day in 0..<week.days where placed.allSatisfy({ abs($0 - day) >= course.spacing }) {
            let windows = course.windows(day: day)
            if windows.isEmpty { continue }
            func offer(_ start: Int, _ staff: Int?, _ room: Int?, _ difference: Int) {
                guard isFree(task, start, room), let devices = devices(for: course, at: start) else { return }
                let kept = course.kept(number: number, start: start, staff: staff)
                body(
                    Place(start: start, staff: staff, room: room, devices: devices),
                    difference - week.weights.moved * kept - unassigned)
            }
            for room in rooms {
                guard course.needsStaff else {
                    for window in windows {
                        for start in stride(from: window.first, through: window.last, by: week.grain) {
                            offer(start, nil, room, week.weights.outsidePreferred * window.outside)
                        }
                    }
                    continue
                }
                for (index, staff) in course.staff.enumerated() {
                    if let most = week.staff[staff].most, work[staff] + course.minutes > most { continue }
                    let difference =
                        week.weights.otherStaff * course.others[index] + staffChange(course, staff)
                        + overload(staff, adding: course.minutes)
                    forEachStart(course, staff, day, week.site(of: course, room: room)) { start, added in
                        offer(start, staff, room, difference + added)
                    }
                }
            }
        }
    }

    /// Every start at which the staff is free on the day, with what travel
    /// and preferred times add there.
    private func forEachStart(
        _ course: Course, _ staff: Int, _ day: Int, _ site: Int, _ body: (Int, Int) -> Void
    ) {
        let route = route(of: staff, day: day)
        let home = week.staff[staff].site
        let grain = week.grain
        for gap in 0...route.count {
            let before = gap > 0 ? self.site(of: route[gap - 1]) : home
            let after = gap < route.count ? self.site(of: route[gap]) : home
            let (way, onward) = (week.ways.minutes(before, site), week.ways.minutes(site, after))
            let first = gap > 0 ? end(of: route[gap - 1]) + way : 0
            let last = gap < route.count ? start(of: route[gap]) - onward - course.minutes : .max
            if first > last { continue }
            let saved = route.isEmpty ? 0 : week.ways.minutes(before, after)
            let travel = week.weights.travelMinute * (way + onward - saved)
            for shift in week.staff[staff].shifts[day] {
                let first = max(first, shift.lowerBound)
                let last = min(last, shift.upperBound - course.minutes)
                if first > last { continue }
                for window in course.windows(day: day) where window.first <= last && first <= window.last {
                    let from = max(window.first, (first + grain - 1) / grain * grain)
                    let added = travel + week.weights.outsidePreferred * window.outside
                    for start in stride(from: from, through: min(last, window.last), by: grain) {
                        body(start, added)
                    }
                }
            }
        }
    }

    /// Whether its citizens and the room are free for the task at a start.
    func isFree(_ task: Int, _ start: Int, _ room: Int?) -> Bool {
        let course = week.course(of: task)
        let end = start + course.minutes
        for citizen in week.sharedCitizens[week.tasks[task].course] {
            for other in week.coursesOfCitizen[citizen] {
                for other in week.courses[other].tasks where overlaps(other, start, end) { return false }
            }
        }
        guard let room else { return true }
        guard isInside(week.problem.rooms[room].available, start, course.minutes) else { return false }
        return hasSpace(room, for: course, from: start, to: end)
    }

    private func hasSpace(_ room: Int, for course: Course, from start: Int, to end: Int) -> Bool {
        let tasks = tasks(ofRoom: room, day: start / Week.dayLength)
        let space = week.problem.rooms[room].capacity - course.members.count
        func isFull(_ moment: Int) -> Bool {
            var inside = 0
            for task in tasks where overlaps(task, moment, moment + 1) {
                inside += week.course(of: task).members.count
            }
            return inside > space
        }
        if isFull(start) { return false }
        for task in tasks where start < self.start(of: task) && self.start(of: task) < end {
            if isFull(self.start(of: task)) { return false }
        }
        return true
    }

    /// The first free device for each need; nil if one has none.
    package func devices(for course: Course, at start: Int) -> [Int]? {
        if course.needs.isEmpty { return [] }
        var chosen: [Int] = []
        for need in course.needs {
            let free = need.devices.first { device in
                !chosen.contains(device)
                    && isInside(week.problem.devices[device].available, start, course.minutes)
                    && !tasks(ofDevice: device, day: start / Week.dayLength).contains {
                        overlaps($0, start, start + course.minutes)
                    }
            }
            guard let free else { return nil }
            chosen.append(free)
        }
        return chosen
    }
}
