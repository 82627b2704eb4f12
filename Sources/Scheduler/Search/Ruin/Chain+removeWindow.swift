extension Chain {
    /// Takes stops out that stand at about the same time with staff who could
    /// do each other's work.
    mutating func removeWindow() {
        guard let seed = placedTask() else { return removeAtRandom() }
        let course = Int(layout.courseOfTask[seed])
        let route = Int(spots[seed].route)
        let middle = stops[route * layout.most + position(of: seed, in: route)].early
        let width = Int32(4 + random.below(max(1, 120 / layout.week.grain)))
        let window = middle - width...middle + width
        var left = 2 + random.below(Mix.group)
        removeStops(route, within: window, most: &left)
        for _ in 0..<12 where left > 0 {
            guard let staff = anyStaff(for: course) else { return }
            removeStops(staff * layout.days + Int(spots[seed].day), within: window, most: &left)
        }
    }

    private mutating func removeStops(_ route: Int, within window: ClosedRange<Int32>, most left: inout Int) {
        var position = Int(routes[route].count)
        while position > 0, left > 0 {
            position -= 1
            let stop = stops[route * layout.most + position]
            if stop.early > window.upperBound || stop.late < window.lowerBound || layout.isFixed[stop.task] { continue }
            removeCourse(Int(layout.courseOfTask[stop.task]))
            left -= 1
        }
    }

    /// Takes courses of two members of staff out who could do each other's.
    mutating func removeTeam() {
        guard let seed = placedTask() else { return removeAtRandom() }
        let course = Int(layout.courseOfTask[seed])
        guard let other = anyStaff(for: course) else { return removeAtRandom() }
        let own = Int(spots[seed].route) / layout.days
        let most = 2 + random.below(Mix.group)
        removeCourse(course)
        for _ in 0..<64 where removed.count < most {
            let route = (random.next() & 1 == 0 ? own : other) * layout.days + random.below(layout.days)
            let count = Int(routes[route].count)
            guard count > 0 else { continue }
            let task = stops[route * layout.most + random.below(count)].task
            removeCourse(Int(layout.courseOfTask[task]))
        }
    }

    /// One of those who may do a course, of the chain's share; nil if chance
    /// finds none.
    mutating func anyStaff(for course: Int) -> Int? {
        let flat = layout.courses[course]
        let count = Int(flat.candidatesTo - flat.candidatesFrom)
        guard count > 0 else { return nil }
        if share.isWhole { return Int(layout.candidates[flat.candidatesFrom + Int32(random.below(count))].staff) }
        for _ in 0..<8 {
            let staff = Int(share.staff[random.below(share.staff.count)])
            if layout.candidateOf[course * layout.staffCount + staff] >= 0 { return staff }
        }
        return nil
    }
}
