extension Chain {
    /// Takes a course out that would rather have another time or staff, and
    /// some of those that stand where it would be happier.
    mutating func grantWish() {
        guard unhappy.count > 0 else { return removeStrings() }
        var course = unhappy[random.below(unhappy.count)]
        var most = grievance(course)
        for _ in 0..<random.below(Mix.rivals + 1) {
            let other = unhappy[random.below(unhappy.count)]
            let its = grievance(other)
            if its > most { (course, most) = (other, its) }
        }
        let flat = layout.courses[course]
        guard flat.candidatesFrom < flat.candidatesTo else { return removeStrings() }
        removeCourse(course)
        first = Int32(course)
        let staff = favourite(flat)
        var left = Int(flat.sessions)
        let offset = random.below(layout.days)
        for index in 0..<layout.days where left > 0 {
            let day = (index + offset) % layout.days
            let windows = course * layout.days + day
            let from = layout.windowsFrom[windows]
            guard from < layout.windowsFrom[windows + 1] else { continue }
            let route = staff * layout.days + day
            guard layout.shiftsFrom[route] < layout.shiftsFrom[route + 1] else { continue }
            // The first windows are those that are liked best.
            clear(route, for: layout.windows[from], flat)
            left -= 1
        }
    }

    /// One of those whom a course likes best, if chance finds one of the
    /// chain's share.
    private mutating func favourite(_ flat: FlatCourse) -> Int {
        var staff = 0
        for _ in 0..<8 {
            staff = Int(layout.candidates[flat.candidatesFrom + Int32(random.below(Int(flat.favourites)))].staff)
            if share.has(staff: staff) { break }
        }
        return staff
    }

    /// Whether someone whom a course likes best is in the chain's share.
    func hasFavourite(_ course: Int) -> Bool {
        let flat = layout.courses[course]
        if share.isWhole { return true }
        for index in flat.candidatesFrom..<flat.candidatesFrom + flat.favourites
        where share.has(staff: Int(layout.candidates[index].staff)) { return true }
        return false
    }

    /// Costs of a course's own wishes that aren't met, though some plan could.
    func grievance(_ course: Int) -> Int {
        let flat = layout.courses[course]
        var cost = -Int(layout.floors[course])
        var staff: Int32 = -1
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) {
            let spot = spots[task]
            guard spot.isPlaced else {
                cost += Int(flat.unassigned)
                continue
            }
            cost += Int(spot.penalty)
            guard spot.route >= 0 else { continue }
            let its = spot.route / Int32(layout.days)
            cost += Int(other(course, flat, Int(its)))
            if staff >= 0, its != staff { cost += Int(flat.change) }
            staff = its
        }
        return cost
    }

    /// Takes the stop out, or two, that keep a session from a window; none if
    /// there is room already.
    private mutating func clear(_ route: Int, for window: FlatWindow, _ flat: FlatCourse) {
        let count = Int(routes[route].count)
        guard count > 0 else { return }
        let base = route * layout.most
        var position = random.below(count)
        var reserve = -1
        for _ in 0..<count {
            let stop = stops[base + position]
            if stop.early < window.last + flat.span, stop.late + 1 > window.first, !layout.isFixed[stop.task] {
                reserve = position
                // What is free between its neighbours, without ways.
                let open = layout.open[route]
                var from = max(window.first, open.from)
                var to = min(window.last + flat.span, open.to)
                if position > 0 {
                    let before = stops[base + position - 1]
                    from = max(from, before.early + distance(before.minutes, 0))
                }
                if position + 1 < count { to = min(to, stops[base + position + 1].late) }
                if to - from >= flat.span { break }
            }
            position = position + 1 == count ? 0 : position + 1
        }
        guard reserve >= 0 else { return }
        let task = stops[base + reserve].task
        let next = reserve + 1 < count ? stops[base + reserve + 1].task : task
        let isShort = stops[base + reserve].minutes < flat.minutes
        removeCourse(Int(layout.courseOfTask[task]))
        if isShort, random.next() & 1 == 0 { removeCourse(Int(layout.courseOfTask[next])) }
    }
}
