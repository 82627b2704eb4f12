extension Chain {
    /// Takes strings of neighbouring stops out of a few routes that lie near
    /// each other. (Christiaens and Vanden Berghe 2020)
    mutating func removeStrings() {
        guard let seed = placedTask() else { return removeAtRandom() }
        let day = spots[seed].day
        let course = Int(layout.courseOfTask[seed])
        var left = 1 + random.below(layout.mix.string)
        left -= removeString(around: seed, most: left)
        let neighbours = course * layout.neighbourCount
        for near in 0..<layout.neighbourCount where left > 0 {
            if random.next() & 3 == 0 { continue }
            let neighbour = Int(layout.neighbours[neighbours + near])
            guard !isRemoved(neighbour), let task = task(of: neighbour, on: day) else { continue }
            left -= removeString(around: task, most: left)
        }
    }

    /// A task in a route that may change; nil if chance finds none.
    mutating func placedTask() -> Int? {
        guard share.tasks.count > 0 else { return nil }
        for _ in 0..<16 {
            let task = Int(share.tasks[random.below(share.tasks.count)])
            if spots[task].route >= 0 { return task }
        }
        return nil
    }

    /// A course's task on a day, or else any of its tasks in a route.
    private func task(of course: Int, on day: Int32) -> Int? {
        let flat = layout.courses[course]
        var found: Int?
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where spots[task].route >= 0 {
            if spots[task].day == day { return task }
            found = task
        }
        return found
    }

    /// Removes the courses of up to so many stops around a task's; says how
    /// many.
    private mutating func removeString(around task: Int, most: Int) -> Int {
        let route = Int(spots[task].route)
        let base = route * layout.most
        let count = Int(routes[route].count)
        let length = 1 + random.below(min(count, most, 4))
        let position = position(of: task, in: route)
        let first = min(max(0, position - random.below(length)), count - length)
        let before = removed.count
        // Read before anything is removed from the route.
        var tasks: InlineArray<4, Int32> = .init(repeating: 0)
        for index in 0..<length { tasks[index] = stops[base + first + index].task }
        for index in 0..<length { removeCourse(Int(layout.courseOfTask[tasks[index]])) }
        return removed.count - before
    }

    /// Takes a few courses out that may have nothing in common.
    mutating func removeAtRandom() {
        guard share.tasks.count > 0 else { return }
        for _ in 0..<1 + random.below(3) {
            removeCourse(Int(layout.courseOfTask[share.tasks[random.below(share.tasks.count)]]))
        }
    }
}
