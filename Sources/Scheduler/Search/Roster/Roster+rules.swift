extension Roster {
    /// The first rule that the task would break there; nil if it has room.
    /// A place that the task has already is no obstacle to itself.
    package func obstacle(to task: Int, at place: Place) -> Obstacle? {
        let course = week.course(of: task)
        return ownObstacle(course, at: place) ?? daysObstacle(task, at: place) ?? staffObstacle(task, at: place)
            ?? roomObstacle(task, at: place) ?? deviceObstacle(task, at: place)
    }

    /// Every rule that the task would break there, at most one of each group:
    /// its own, days, staff, room, devices.
    package func obstacles(to task: Int, at place: Place) -> [Obstacle] {
        let course = week.course(of: task)
        return [
            ownObstacle(course, at: place), daysObstacle(task, at: place), staffObstacle(task, at: place),
            roomObstacle(task, at: place), deviceObstacle(task, at: place),
        ].compactMap { $0 }
    }

    /// What no other task has to do with.
    private func ownObstacle(_ course: Course, at place: Place) -> Obstacle? {
        let windows = (0..<week.days).contains(place.day) ? course.windows(day: place.day) : []
        guard windows.contains(where: { $0.first <= place.start && place.start <= $0.last }),
            place.start.isMultiple(of: week.grain)
        else { return Obstacle(.possible) }
        guard course.needsStaff == (place.staff != nil) else { return Obstacle(.mode) }
        guard let staff = place.staff else { return nil }
        guard isInside(week.staff[staff].shifts[place.day], place.start, course.minutes) else {
            return Obstacle(.shift)
        }
        guard !course.staff.contains(staff) else { return nil }
        let id = week.problem.staff[staff].id
        let excluded = course.members.contains { week.problem.requests[$0].excludedStaff.contains(id) }
        return Obstacle(excluded ? .excluded : .skill)
    }

    private func daysObstacle(_ task: Int, at place: Place) -> Obstacle? {
        let course = week.course(of: task)
        let near = course.tasks.filter { other in
            guard other != task, let taken = places[other] else { return false }
            return abs(taken.day - place.day) < course.spacing
        }
        if !near.isEmpty { return Obstacle(.restDays, near) }
        let same = week.sharedCitizens[week.tasks[task].course].flatMap { citizen in
            week.coursesOfCitizen[citizen].flatMap { other in
                week.courses[other].tasks.filter {
                    $0 != task && overlaps($0, place.start, place.start + course.minutes)
                }
            }
        }
        return same.isEmpty ? nil : Obstacle(.citizenBusy, Set(same).sorted())
    }

    private func staffObstacle(_ task: Int, at place: Place) -> Obstacle? {
        guard let staff = place.staff else { return nil }
        let course = week.course(of: task)
        let end = place.start + course.minutes
        let route = route(of: staff, day: place.day).filter { $0 != task }
        let busy = route.filter { overlaps($0, place.start, end) }
        if !busy.isEmpty { return Obstacle(.staffBusy, busy) }
        let site = week.site(of: course, room: place.room)
        var far: [Int] = []
        if let before = route.last(where: { self.end(of: $0) <= place.start }),
            self.end(of: before) + week.ways.minutes(self.site(of: before), site) > place.start
        {
            far.append(before)
        }
        if let after = route.first(where: { start(of: $0) >= end }),
            end + week.ways.minutes(site, self.site(of: after)) > start(of: after)
        {
            far.append(after)
        }
        if !far.isEmpty { return Obstacle(.travel, far) }
        let own = places[task]?.staff == staff ? course.minutes : 0
        if let most = week.staff[staff].most, work[staff] - own + course.minutes > most {
            return Obstacle(
                .staffMinutes, (0..<week.days).flatMap { self.route(of: staff, day: $0) }.filter { $0 != task })
        }
        return nil
    }

    private func roomObstacle(_ task: Int, at place: Place) -> Obstacle? {
        let course = week.course(of: task)
        guard course.needsRoom == (place.room != nil) else { return Obstacle(.room) }
        guard let room = place.room else { return nil }
        guard course.rooms.contains(room) else { return Obstacle(.room) }
        guard isInside(week.problem.rooms[room].available, place.start, course.minutes) else {
            return Obstacle(.roomClosed)
        }
        let end = place.start + course.minutes
        let others = tasks(ofRoom: room, day: place.day).filter { $0 != task && overlaps($0, place.start, end) }
        // The most citizens at once are there at the start of some session.
        let most = ([place.start] + others.map { max(place.start, start(of: $0)) }).map { moment in
            others.filter { start(of: $0) <= moment && moment < self.end(of: $0) }.reduce(0) {
                $0 + week.course(of: $1).members.count
            }
        }
        return most.contains { $0 + course.members.count > week.problem.rooms[room].capacity }
            ? Obstacle(.roomFull, others) : nil
    }

    private func deviceObstacle(_ task: Int, at place: Place) -> Obstacle? {
        let course = week.course(of: task)
        guard course.needs.count == place.devices.count, Set(place.devices).count == place.devices.count,
            zip(course.needs, place.devices).allSatisfy({ $0.devices.contains($1) })
        else { return Obstacle(.device) }
        for device in place.devices
        where !isInside(week.problem.devices[device].available, place.start, course.minutes) {
            return Obstacle(.deviceAbsent)
        }
        let busy = place.devices.flatMap { device in
            tasks(ofDevice: device, day: place.day).filter {
                $0 != task && overlaps($0, place.start, place.start + course.minutes)
            }
        }
        return busy.isEmpty ? nil : Obstacle(.deviceBusy, Set(busy).sorted())
    }

    func overlaps(_ task: Int, _ start: Int, _ end: Int) -> Bool {
        guard let place = places[task] else { return false }
        return place.start < end && start < place.start + week.course(of: task).minutes
    }

    func isInside(_ intervals: [Range<Int>], _ start: Int, _ minutes: Int) -> Bool {
        intervals.contains { $0.lowerBound <= start && start + minutes <= $0.upperBound }
    }
}
