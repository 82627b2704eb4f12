extension Chain {
    /// Takes a course out that would rather have another time or staff, and
    /// some of those that stand where it would be happier.
    mutating func grantWish() {
        var course = random.below(layout.courses.count)
        var most = grievance(course)
        for _ in 0..<5 {
            let other = random.below(layout.courses.count)
            let its = grievance(other)
            if its > most { (course, most) = (other, its) }
        }
        let flat = layout.courses[course]
        guard most > 0, flat.candidatesFrom < flat.candidatesTo else { return removeStrings() }
        removeCourse(course)
        first = Int32(course)
        let candidate = layout.candidates[flat.candidatesFrom + Int32(random.below(favourites(flat)))]
        var left = Int(flat.sessions)
        let offset = random.below(layout.days)
        for index in 0..<layout.days where left > 0 {
            let day = (index + offset) % layout.days
            let windows = course * layout.days + day
            let from = layout.windowsFrom[windows]
            guard from < layout.windowsFrom[windows + 1] else { continue }
            let route = Int(candidate.staff) * layout.days + day
            guard layout.shiftsFrom[route] < layout.shiftsFrom[route + 1] else { continue }
            // The first windows are those that are liked best.
            clear(route, for: layout.windows[from], flat)
            left -= 1
        }
    }

    /// How many of a course's candidates, from the first, are liked best.
    private mutating func favourites(_ flat: FlatCourse) -> Int {
        let least = layout.candidates[flat.candidatesFrom].other
        var count = 1
        while flat.candidatesFrom + Int32(count) < flat.candidatesTo, count < 8,
            layout.candidates[flat.candidatesFrom + Int32(count)].other == least
        {
            count += 1
        }
        return count
    }

    /// Costs of a course's own wishes that aren't met.
    private func grievance(_ course: Int) -> Int {
        let flat = layout.courses[course]
        var cost = 0
        var staff: Int32 = -1
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where spots[task].isPlaced {
            let spot = spots[task]
            cost += Int(spot.penalty)
            guard spot.route >= 0 else { continue }
            let its = spot.route / Int32(layout.days)
            cost += Int(other(course, flat, Int(its)))
            if staff >= 0, its != staff { cost += Int(flat.change) }
            staff = its
        }
        return cost
    }

    /// Takes one or two stops out that stand within a window.
    private mutating func clear(_ route: Int, for window: FlatWindow, _ flat: FlatCourse) {
        let count = Int(routes[route].count)
        guard count > 0 else { return }
        let base = route * layout.most
        var position = random.below(count)
        for _ in 0..<count {
            let stop = stops[base + position]
            if stop.early < window.last + flat.span, stop.late + 1 > window.first {
                let next = position + 1 < count ? stops[base + position + 1].task : -1
                removeCourse(Int(layout.courseOfTask[stop.task]))
                if next >= 0, stop.minutes < flat.minutes { removeCourse(Int(layout.courseOfTask[next])) }
                return
            }
            position = position + 1 == count ? 0 : position + 1
        }
    }
}
