extension Repair {
    /// Finds places for those without one by moving another away, and if
    /// need be one for that one.
    mutating func eject(depth: Int) {
        for task in unplaced where effort > 0 {
            if let place = best(task).first {
                roster.place(task, at: place)
            } else if let mended = making(roomFor: task, depth: depth) {
                self = mended
            }
        }
    }

    /// The best plan in which the task has a place and at most `depth`
    /// others were moved for it.
    private mutating func making(roomFor task: Int, depth: Int) -> Repair? {
        guard depth > 0 else { return nil }
        var found: Repair?
        var chains: [Repair] = []
        for other in obstructors(of: task) where effort > 0 {
            var trial = self
            trial.displace(other)
            guard let place = trial.best(task).first else {
                effort = trial.effort
                continue
            }
            trial.roster.place(task, at: place)
            if let place = trial.best(other).first {
                trial.roster.place(other, at: place)
                if found.map({ trial.score < $0.score }) ?? true { found = trial }
            } else {
                chains.append(trial)
            }
            effort = trial.effort
        }
        if found == nil {
            for var trial in chains.sorted(by: { $0.score < $1.score }).prefix(12) where effort > 0 {
                trial.effort = effort
                let other = trial.unplaced.first { !unplaced.contains($0) }
                if let other, let mended = trial.making(roomFor: other, depth: depth - 1),
                    found.map({ mended.score < $0.score }) ?? true
                {
                    found = mended
                }
                effort = found.map { Swift.min($0.effort, trial.effort) } ?? trial.effort
            }
        }
        found?.effort = effort
        return found
    }

    /// Tasks that could be moved and without which the task might have a
    /// place.
    private func obstructors(of task: Int) -> [Int] {
        let week = roster.week
        let course = week.course(of: task)
        let days = (earliest / Week.dayLength..<Swift.max(week.days, earliest / Week.dayLength)).filter {
            !course.windows(day: $0).isEmpty
        }
        var others = Set(course.tasks)
        for citizen in week.sharedCitizens[week.tasks[task].course] {
            for other in week.coursesOfCitizen[citizen] { others.formUnion(week.courses[other].tasks) }
        }
        for day in days {
            for device in course.needs.lazy.flatMap(\.devices) {
                others.formUnion(roster.tasks(ofDevice: device, day: day))
            }
            for room in course.rooms { others.formUnion(roster.tasks(ofRoom: room, day: day)) }
        }
        for staff in course.needsStaff ? course.staff : [] {
            if week.staff[staff].most.map({ roster.work[staff] + course.minutes > $0 }) ?? false {
                for day in 0..<week.days { others.formUnion(roster.route(of: staff, day: day)) }
            } else {
                for day in days { others.formUnion(gatekeepers(course, staff, day)) }
            }
        }
        return others.filter { $0 != task && origins[$0] != nil && !moved.contains($0) && roster.places[$0] != nil }
            .sorted { (week.course(of: $0).members.count, $0) < (week.course(of: $1).members.count, $1) }
    }

    /// The tasks of a day without which the staff has time for one of the
    /// course.
    private func gatekeepers(_ course: Course, _ staff: Int, _ day: Int) -> [Int] {
        let week = roster.week
        let route = roster.route(of: staff, day: day)
        let sites = course.needsRoom ? Set(course.rooms.map { week.site(of: course, room: $0) }) : [course.site]
        return route.indices.filter { index in
            sites.contains { site in
                let first =
                    index > 0
                    ? roster.end(of: route[index - 1]) + week.ways.minutes(roster.site(of: route[index - 1]), site) : 0
                let last =
                    index + 1 < route.count
                    ? roster.start(of: route[index + 1]) - course.minutes
                        - week.ways.minutes(site, roster.site(of: route[index + 1])) : .max
                let from = Swift.max(first, earliest)
                return week.staff[staff].shifts[day].contains { shift in
                    course.windows(day: day).contains { window in
                        Swift.max(from, window.first, shift.lowerBound)
                            <= Swift.min(last, window.last, shift.upperBound - course.minutes)
                    }
                }
            }
        }.map { route[$0] }
    }
}
