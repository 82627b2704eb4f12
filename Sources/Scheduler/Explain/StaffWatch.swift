/// What keeps members of staff from starts of a task.
struct StaffWatch {
    let standing: Standing
    let week: Week
    let course: Course
    let staff: [Int]

    init(_ hold: Hold, _ staff: [Int]) {
        (standing, week, course) = (hold.standing, hold.week, hold.course)
        self.staff = staff
    }

    /// Whether no minutes of work are left for it.
    func isSpent(_ staff: Int) -> Bool {
        week.staff[staff].most.map { standing.roster.work[staff] + course.minutes > $0 } ?? false
    }

    /// Calls with those of the starts that lie in one shift of one day.
    private func forEachShift(of staff: Int, starts: ArraySlice<Int>, _ body: (Int, ArraySlice<Int>) -> Void) {
        var rest = starts
        while let next = rest.first {
            let day = next / Week.dayLength
            let today = rest.within(next...(day + 1) * Week.dayLength - 1)
            for shift in week.staff[staff].shifts[day] where shift.count >= course.minutes {
                let inside = today.within(shift.lowerBound...shift.upperBound - course.minutes)
                if !inside.isEmpty { body(day, inside) }
            }
            rest = rest[today.endIndex...]
        }
    }

    /// Calls with starts, some at a time, at which a member of staff is on
    /// shift and kept away by none of the tasks that are there.
    func forEachOpening(
        of staff: Int, site: Int, starts: ArraySlice<Int>, isThere: (Int) -> Bool, _ body: (ArraySlice<Int>) -> Void
    ) {
        forEachShift(of: staff, starts: starts) { day, starts in
            standing.forEachGap(of: staff, day: day, site: site, minutes: course.minutes, where: isThere) { gap in
                let open = starts.within(gap)
                if !open.isEmpty { body(open) }
            }
        }
    }

    private func isOpen(_ staff: Int, _ site: Int, _ starts: ArraySlice<Int>, _ isThere: (Int) -> Bool) -> Bool {
        var isOpen = false
        forEachOpening(of: staff, site: site, starts: starts, isThere: isThere) { _ in isOpen = true }
        return isOpen
    }

    private typealias Busy = (task: Int, ground: Proof.Ground)

    /// Adds tasks that keep everyone from the starts, of which there must be
    /// some. False if somebody is free at one.
    func keepStaff(from starts: ArraySlice<Int>, at site: Int, into proof: inout Proof) -> Bool {
        var busy: [Busy] = []
        for staff in staff {
            let spent = isSpent(staff) ? tasks(spending: staff, proof) : nil
            busy.removeAll(keepingCapacity: true)
            let isKept = spent?.count != 0 && cover(starts, of: staff, site: site, proof, into: &busy)
            if let spent, !isKept || spent.count < busy.count(where: { !isIn(proof, $0.task) }) {
                note(staff, spent, &proof)
                continue
            }
            guard isKept else { return false }
            for (task, ground) in busy {
                proof.add(ground, thing: staff, task: task, isFixed: standing.isFixed[task])
            }
        }
        return true
    }

    private func isIn(_ proof: Proof, _ task: Int) -> Bool {
        standing.isFixed[task] || proof.names(task)
    }

    /// The tasks beyond those in the proof that use up someone's minutes.
    private func tasks(spending staff: Int, _ proof: Proof) -> [Int] {
        var left = (week.staff[staff].most ?? .max) - course.minutes
        var others: [Int] = []
        for task in tasks(of: staff) {
            if isIn(proof, task) { left -= minutes(of: task) } else { others.append(task) }
        }
        others.sort { (minutes(of: $0), $1) > (minutes(of: $1), $0) }
        var chosen: [Int] = []
        for task in others where left >= 0 {
            chosen.append(task)
            left -= minutes(of: task)
        }
        return chosen
    }

    private func note(_ staff: Int, _ spending: [Int], _ proof: inout Proof) {
        for task in tasks(of: staff) where standing.isFixed[task] {
            proof.add(.staffMinutes, thing: staff, task: task, isFixed: true)
        }
        proof.add(.staffMinutes, thing: staff)
        for task in spending { proof.add(.staffMinutes, thing: staff, task: task, isFixed: false) }
    }

    private func tasks(of staff: Int) -> [Int] {
        (0..<week.days).flatMap { standing.roster.route(of: staff, day: $0) }
    }

    private func minutes(of task: Int) -> Int { standing.stops[task].map { $0.end - $0.start } ?? 0 }

    /// Adds the fewest tasks, beyond those in the proof, whose shadows hold
    /// all the starts. False if the staff is free at one.
    private func cover(
        _ starts: ArraySlice<Int>, of staff: Int, site: Int, _ proof: Proof, into busy: inout [Busy]
    ) -> Bool {
        if !standing.isStraight, isOpen(staff, site, starts, { _ in true }) { return false }
        var isCovered = true
        forEachShift(of: staff, starts: starts) { day, starts in
            if !isCovered { return }
            if standing.isStraight {
                isCovered = walk(starts, of: staff, day: day, site: site, proof, into: &busy)
            } else {
                search(starts, of: staff, day: day, site: site, proof, into: &busy)
            }
        }
        return isCovered
    }

    /// Where ways are straight, later tasks have later shadows: the last that
    /// begins in time reaches farthest.
    private func walk(
        _ starts: ArraySlice<Int>, of staff: Int, day: Int, site: Int, _ proof: Proof, into busy: inout [Busy]
    ) -> Bool {
        let route = standing.roster.route(of: staff, day: day)
        var (rest, index) = (starts, -1)
        while let start = rest.first {
            while index + 1 < route.count, shadow(route[index + 1], site).lowerBound <= start { index += 1 }
            guard index >= 0 else { return false }
            var (chosen, end) = (index, shadow(route[index], site).upperBound)
            if end < start { return false }
            var other = index - 1
            while other >= 0, !isIn(proof, route[chosen]) {
                let reach = shadow(route[other], site).upperBound
                if reach < start { break }
                if isIn(proof, route[other]) { (chosen, end) = (other, reach) }
                other -= 1
            }
            busy.append((route[chosen], ground(of: route[chosen], starts, site: site)))
            rest = rest[rest.firstPosition { $0 > end }...]
        }
        return true
    }

    /// As ``walk``, for any ways; all tasks of the day where it takes several
    /// together.
    private func search(
        _ starts: ArraySlice<Int>, of staff: Int, day: Int, site: Int, _ proof: Proof, into busy: inout [Busy]
    ) {
        let route = standing.roster.route(of: staff, day: day)
        let shadows = route.map { shadow($0, site) }
        var chosen: Set<Int> = []
        var rest = starts
        while let start = rest.first {
            var best: (index: Int, isKnown: Bool)?
            for index in route.indices where shadows[index].contains(start) {
                let isKnown = isIn(proof, route[index])
                let isBetter =
                    best.map { best in
                        best.isKnown == isKnown
                            ? shadows[best.index].upperBound < shadows[index].upperBound : isKnown
                    } ?? true
                if isBetter { best = (index, isKnown) }
            }
            guard let best else {
                chosen = Set(route)
                break
            }
            chosen.insert(route[best.index])
            rest = rest[rest.firstPosition { $0 > shadows[best.index].upperBound }...]
        }
        busy += chosen.sorted().map { ($0, ground(of: $0, starts, site: site)) }
    }

    private func shadow(_ task: Int, _ site: Int) -> ClosedRange<Int> {
        standing.shadow(of: task, site: site, minutes: course.minutes) ?? 0...0
    }

    /// Whether a task is in the way itself, or the way to or from it.
    private func ground(of task: Int, _ starts: ArraySlice<Int>, site: Int) -> Proof.Ground {
        guard let stop = standing.stops[task] else { return .staffBusy }
        let during = stop.start - course.minutes + 1...stop.end - 1
        return starts.within(during).isEmpty ? .travel : .staffBusy
    }

    /// Adds whole days until the chosen tasks alone keep everyone away.
    ///
    /// Ways need not keep the triangle inequality (and to nowhere there is
    /// none): a session between two others may make room for a third.
    func settle(_ visits: [Int: [Int]], _ proof: inout Proof) {
        if standing.isStraight { return }
        var count = -1
        while count != proof.count {
            count = proof.count
            for (site, starts) in visits.sorted(by: { $0.key < $1.key }) {
                for staff in staff where !isSpent(staff, among: proof) {
                    let known = proof
                    var days: Set<Int> = []
                    func note(_ open: ArraySlice<Int>) { days.formUnion(open.map { $0 / Week.dayLength }) }
                    forEachOpening(of: staff, site: site, starts: starts[...], isThere: { isIn(known, $0) }, note)
                    for task in days.sorted().flatMap({ standing.roster.route(of: staff, day: $0) }) {
                        proof.add(.travel, thing: staff, task: task, isFixed: standing.isFixed[task])
                    }
                }
            }
        }
    }

    private func isSpent(_ staff: Int, among proof: Proof) -> Bool {
        guard let most = week.staff[staff].most, isSpent(staff) else { return false }
        let work = tasks(of: staff).filter { isIn(proof, $0) }.reduce(0) { $0 + minutes(of: $1) }
        return work + course.minutes > most
    }
}
