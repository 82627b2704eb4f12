/// Which changes cannot be made without which others.
///
/// A plan in which some changes are accepted has the new places of these, and
/// of the declined the old places of sessions that only make room. So a
/// change needs those whose old places are in the way of its new one.
struct Dependence {
    private let week: Week
    private let origin: Repair
    private let mended: Repair
    /// Without anything that changes.
    private let rest: Roster

    init(_ origin: Repair, _ mended: Repair) {
        (week, self.origin, self.mended) = (origin.roster.week, origin, mended)
        var rest = origin.roster
        for task in mended.moved { rest.remove(task) }
        self.rest = rest
    }

    /// For each change the positions of those that it needs.
    func needs(_ changes: [Replan.Change]) -> [Set<Int>] {
        let tasks = changes.map { $0.sessions.first.flatMap(week.task(of:)) ?? 0 }
        var needs = [Set<Int>](repeating: [], count: changes.count)
        for (index, task) in tasks.enumerated() {
            guard let place = mended.roster.places[task] else { continue }
            for (other, leaver) in tasks.enumerated() where leaver != task {
                guard mended.moved.contains(leaver), let old = origin.origins[leaver] else { continue }
                if clash(task, place, leaver, old) { needs[index].insert(other) }
            }
        }
        for crowd in crowds(tasks) {
            for index in crowd.arriving { needs[index].formUnion(crowd.leaving.subtracting([index])) }
        }
        return needs
    }

    private func clash(_ task: Int, _ place: Place, _ leaver: Int, _ old: Place) -> Bool {
        var both = rest
        both.place(leaver, at: old)
        return both.obstacle(to: task, at: place) != nil
    }

    private struct Crowd {
        var arriving: Set<Int> = []
        var leaving: Set<Int> = []
    }

    /// Where it is many together that would be too much: minutes of work, a
    /// room, or a day whose ways break the triangle inequality.
    private func crowds(_ tasks: [Int]) -> [Crowd] {
        var byStaff: [Int: Crowd] = [:]
        var byRoom: [Int: Crowd] = [:]
        var byDay: [Int: Crowd] = [:]
        func note(_ index: Int, _ place: Place, _ path: WritableKeyPath<Crowd, Set<Int>>) {
            if let staff = place.staff {
                byStaff[staff, default: Crowd()][keyPath: path].insert(index)
                byDay[staff * week.days + place.day, default: Crowd()][keyPath: path].insert(index)
            }
            if let room = place.room {
                byRoom[room * week.days + place.day, default: Crowd()][keyPath: path].insert(index)
            }
        }
        for (index, task) in tasks.enumerated() {
            if let place = mended.roster.places[task] { note(index, place, \.arriving) }
            if mended.moved.contains(task), let place = origin.origins[task] { note(index, place, \.leaving) }
        }
        return byStaff.filter { isOverworked($0.key, $0.value, tasks) }.map(\.value)
            + byRoom.filter { isOverfull($0.key, $0.value, tasks) }.map(\.value)
            + byDay.filter { isCrooked($0.key, $0.value, tasks) }.map { crowd in
                let all = crowd.value.arriving.union(crowd.value.leaving)
                return Crowd(arriving: all, leaving: all)
            }
    }

    /// Whether anybody could come before anybody leaves.
    private func isOverworked(_ staff: Int, _ crowd: Crowd, _ tasks: [Int]) -> Bool {
        guard let most = week.staff[staff].most else { return false }
        let all = crowd.arriving.union(crowd.leaving)
        return all.reduce(rest.work[staff]) { $0 + week.course(of: tasks[$1]).minutes } > most
    }

    private func isOverfull(_ key: Int, _ crowd: Crowd, _ tasks: [Int]) -> Bool {
        let (room, day) = (key / week.days, key % week.days)
        var stays = rest.tasks(ofRoom: room, day: day).map { task in
            (start: rest.start(of: task), end: rest.end(of: task), citizens: week.course(of: task).members.count)
        }
        for (indices, places) in [(crowd.leaving, origin.roster.places), (crowd.arriving, mended.roster.places)] {
            for task in indices.map({ tasks[$0] }) {
                guard let place = places[task] else { continue }
                let course = week.course(of: task)
                stays.append((place.start, place.start + course.minutes, course.members.count))
            }
        }
        return stays.contains { moment in
            stays.lazy.filter { $0.start <= moment.start && moment.start < $0.end }.reduce(0) { $0 + $1.citizens }
                > week.problem.rooms[room].capacity
        }
    }

    /// Whether a stop between two others could save time, so that nobody can
    /// leave or come without a look at everyone else.
    private func isCrooked(_ key: Int, _ crowd: Crowd, _ tasks: [Int]) -> Bool {
        if week.ways.count == 1 { return false }
        var stops = rest.route(of: key / week.days, day: key % week.days).map { task in
            (site: rest.site(of: task), minutes: week.course(of: task).minutes)
        }
        for (indices, places) in [(crowd.leaving, origin.roster.places), (crowd.arriving, mended.roster.places)] {
            for task in indices.map({ tasks[$0] }) {
                let course = week.course(of: task)
                stops.append((week.site(of: course, room: places[task]?.room), course.minutes))
            }
        }
        return stops.contains { middle in
            stops.contains { from in
                let way = week.ways.minutes(from.site, middle.site) + middle.minutes
                return stops.contains { to in
                    week.ways.minutes(from.site, to.site) > way + week.ways.minutes(middle.site, to.site)
                }
            }
        }
    }
}
