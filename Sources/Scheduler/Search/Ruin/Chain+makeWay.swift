extension Chain {
    /// Takes sessions out that stand where a course without a place could go.
    mutating func makeWayForAbsent() {
        let course = absent[random.below(absent.count)]
        let flat = layout.courses[course]
        removeCourse(course)
        if flat.candidatesFrom == flat.candidatesTo || flat.isPinned && random.next() & 1 == 0 {
            return removeSharers()
        }
        for _ in 0..<1 + random.below(Int(flat.sessions) + 1) {
            guard let staff = anyStaff(for: course) else { return }
            let day = random.below(layout.days)
            let windows = course * layout.days + day
            let count = Int(layout.windowsFrom[windows + 1] - layout.windowsFrom[windows])
            guard count > 0 else { continue }
            let window = layout.windows[layout.windowsFrom[windows] + Int32(random.below(count))]
            removeStops(staff * layout.days + day, within: window, flat)
        }
    }

    /// Takes a few of the stops out that can overlap with a session in a
    /// window.
    private mutating func removeStops(_ route: Int, within window: FlatWindow, _ flat: FlatCourse) {
        var left = 1 + random.below(3)
        var position = Int(routes[route].count)
        while position > 0, left > 0 {
            position -= 1
            // A course can't stand twice in a route, so that only one stop
            // went at a time.
            let stop = stops[route * layout.most + position]
            if stop.late < window.first - flat.span || stop.early > window.last + flat.span { continue }
            if random.next() & 3 == 0 { continue }
            removeCourse(Int(layout.courseOfTask[stop.task]))
            left -= 1
        }
    }
}
