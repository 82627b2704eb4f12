extension Chain {
    /// Gives a course's missing sessions the days and staff that cost least,
    /// looked at together; those that find none stay without a place.
    ///
    /// - Parameters:
    ///   - blink: how often, of 1,024, a member of staff is overlooked, so
    ///     that the search doesn't always do the same.
    ///   - most: how much dearer the plan may become; below zero the course
    ///     must save something. What costs more is not looked for.
    mutating func placeCourse(_ course: Int, blink: Int, most: Int) {
        let flat = layout.courses[course]
        let missing = missing(course)
        guard missing > 0 else { return }
        let days = openDays(course, flat)
        guard days != 0 else { return }
        scratch.turn &+= 1
        guard flat.isStaffed else {
            scratch.choice.cost = missing * Int(flat.unassigned) + min(0, most + 1)
            scratch.choice.count = 0
            chooseDays(course, flat, days: days, missing: missing)
            return place(course, flat)
        }
        chooseCandidates(course, flat, all: false)
        chooseColumns(course, flat, days: days, missing: missing, blink: blink, most: most)
        if most >= 0, scratch.choice.count < missing,
            scratch.candidates.count < Int(flat.candidatesTo - flat.candidatesFrom)
        {
            chooseCandidates(course, flat, all: true)
            chooseColumns(course, flat, days: days, missing: missing, blink: 0, most: most)
        }
        place(course, flat)
    }

    /// Chooses until the choice costs what it seemed to, as rooms, devices
    /// and citizens are looked at only then.
    private mutating func chooseColumns(
        _ course: Int, _ flat: FlatCourse, days: UInt32, missing: Int, blink: Int, most: Int
    ) {
        for _ in 0..<(flat.isPinned ? 8 : 1) {
            scratch.choice.cost = missing * Int(flat.unassigned) + min(0, most + 1)
            scratch.choice.count = 0
            chooseColumn(course, flat, days: days, missing: missing, blink: blink)
            if !flat.isPinned || isChoiceExact(course, flat) { return }
        }
    }

    private func isChoiceExact(_ course: Int, _ flat: FlatCourse) -> Bool {
        var isExact = true
        for index in 0..<scratch.choice.count {
            let staff = Int(scratch.choice.staff[index])
            let day = Int(scratch.choice.days[index])
            let route = staff * layout.days + day
            if scratch.exact[route].version == scratch.turn { continue }
            let cost = insertion(course, flat, staff: staff, day: day, isExact: true).cost
            scratch.exact[route] = Remembered(version: scratch.turn, cost: cost)
            let candidate = Int(layout.candidateOf[course * layout.staffCount + staff])
            if cost != remembered(course, flat, candidate, staff, day) { isExact = false }
        }
        return isExact
    }

    /// A bit for each day on which the course may have one more session.
    private func openDays(_ course: Int, _ flat: FlatCourse) -> UInt32 {
        var open: UInt32 = 0
        let rooms = resources.roomsFrom[course]
        // It needs a room, and there is none.
        if rooms < resources.roomsFrom[course + 1], resources.rooms[rooms].room < 0 { return 0 }
        let windows = course * layout.days
        for day in 0..<layout.days where layout.windowsFrom[windows + day] < layout.windowsFrom[windows + day + 1] {
            open |= 1 << UInt32(day)
        }
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where spots[task].isPlaced {
            let day = Int(spots[task].day)
            for near in max(0, day - Int(flat.spacing) + 1)..<min(layout.days, day + Int(flat.spacing)) {
                open &= ~(1 << UInt32(near))
            }
        }
        return open
    }

    private mutating func chooseColumn(_ course: Int, _ flat: FlatCourse, days: UInt32, missing: Int, blink: Int) {
        // What is kept of an old plan, or the weights, may make any cheap.
        let fewest = Int(flat.keptFrom) < Int(flat.keptTo) ? -1 : missing
        let chance = random.next()
        let isTieWelcome = chance & 1 == 0
        scratch.isBackward = chance & 2 == 0
        let isFresh = missing == Int(flat.sessions)
        scratch.rowCandidates.removeAll()
        for day in 0..<layout.days {
            scratch.least[day] = DayCost()
            scratch.second[day] = DayCost()
        }
        for index in 0..<scratch.candidates.count {
            let candidate = layout.candidates[flat.candidatesFrom + scratch.candidates[index]]
            if fewest > 0, fewest * Int(candidate.other) > scratch.choice.cost { continue }
            let staff = Int(candidate.staff)
            let limit = layout.staff[staff].most - work[staff]
            if limit < flat.minutes { continue }
            let change = isFresh ? 0 : change(flat, staff)
            let marginal = overload(staff, flat.minutes)
            if fewest > 0, scratch.choice.count == missing,
                fewest * Int(candidate.other) + Int(change) + Int(overload(staff, Int32(missing) * flat.minutes))
                    > scratch.choice.cost,
                Int(candidate.other + flat.change + marginal) > scratch.choice.cost
            {
                continue
            }
            if blink > 0, random.below(1_024) < blink { continue }
            let row = scratch.rowCandidates.count
            scratch.rowCandidates.append(scratch.candidates[index])
            let most = min(missing, layout.days, Int(limit / flat.minutes))
            fillRow(course, flat, row: row, days: days, candidate, marginal: marginal)
            DayChoice.fill(
                scratch.sums, scratch.rows, row * layout.days, days: layout.days, sessions: most,
                spacing: Int(flat.spacing), isBackward: scratch.isBackward)
            for sessions in 1...most {
                let sum = scratch.sums[sessions * layout.days + layout.days - 1]
                if sum >= Insertion.impossible { break }
                let cost =
                    Int(sum) + Int(change) + Int(overload(staff, Int32(sessions) * flat.minutes))
                    + (missing - sessions) * Int(flat.unassigned)
                if cost < scratch.choice.cost || isTieWelcome && cost == scratch.choice.cost && scratch.choice.count > 0
                {
                    scratch.choice.trace(
                        sessions, scratch.sums, days: layout.days, spacing: Int(flat.spacing),
                        isBackward: scratch.isBackward)
                    for number in 0..<sessions { scratch.choice.staff[number] = candidate.staff }
                    scratch.choice.cost = cost
                }
            }
        }
        if missing > 1 { mixStaff(flat, missing: missing) }
    }

    /// What a session costs on each day with a member of staff.
    @inline(__always)
    private mutating func fillRow(
        _ course: Int, _ flat: FlatCourse, row: Int, days: UInt32, _ candidate: Candidate, marginal: Int32
    ) {
        let staff = Int(candidate.staff)
        let base = row * layout.days
        let index = Int(scratch.rowCandidates[row])
        for day in 0..<layout.days {
            let route = staff * layout.days + day
            guard days & (1 << UInt32(day)) != 0, routes[route].gap >= flat.span else {
                scratch.rows[base + day] = Insertion.impossible
                continue
            }
            let exact = scratch.exact[route]
            let added =
                exact.version == scratch.turn ? exact.cost : remembered(course, flat, index, staff, day)
            guard added < Insertion.impossible else {
                scratch.rows[base + day] = Insertion.impossible
                continue
            }
            let plain = added + candidate.other
            scratch.rows[base + day] = plain
            let cost = DayCost(cost: plain + marginal, plain: plain, staff: candidate.staff)
            if cost.cost < scratch.least[day].cost {
                scratch.second[day] = scratch.least[day]
                scratch.least[day] = cost
            } else if cost.cost < scratch.second[day].cost {
                scratch.second[day] = cost
            }
        }
    }

    /// What one more session adds to a route; computed anew only if the
    /// route has changed.
    @inline(__always)
    private func remembered(
        _ course: Int, _ flat: FlatCourse, _ candidate: Int, _ staff: Int, _ day: Int
    ) -> Int32 {
        // Numbers that have a place keep nothing any more.
        if flat.keptFrom < flat.keptTo, layout.hasPlainGaps || isAnyPlaced(flat) {
            return insertion(course, flat, staff: staff, day: day, isExact: false).cost
        }
        let route = staff * layout.days + day
        if layout.hasPlainGaps { return plainCost(course, flat, route, day) }
        let entry = flat.memory + candidate * layout.days + day
        let version = routes[route].version
        let known = memory[entry]
        if known.version == version { return known.cost }
        let cost =
            layout.hasEvenShifts && flat.keptFrom == flat.keptTo
            ? detourCost(course, flat, route, day)
            : insertion(course, flat, staff: staff, day: day, isExact: false).cost
        memory[entry] = Remembered(version: version, cost: cost)
        return cost
    }

    private func isAnyPlaced(_ flat: FlatCourse) -> Bool {
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where spots[task].isPlaced {
            return true
        }
        return false
    }

    private mutating func chooseDays(_ course: Int, _ flat: FlatCourse, days: UInt32, missing: Int) {
        for day in 0..<layout.days {
            let isOpen = days & (1 << UInt32(day)) != 0
            scratch.mixed[day] =
                isOpen ? insertionWithoutStaff(course, flat, day: day).cost : Insertion.impossible
        }
        let most = min(missing, layout.days)
        DayChoice.fill(
            scratch.sums, scratch.mixed, 0, days: layout.days, sessions: most, spacing: Int(flat.spacing))
        for sessions in 1...most {
            let sum = scratch.sums[sessions * layout.days + layout.days - 1]
            if sum >= Insertion.impossible { break }
            let cost = Int(sum) + (missing - sessions) * Int(flat.unassigned)
            if cost < scratch.choice.cost {
                scratch.choice.trace(
                    sessions, scratch.sums, days: layout.days, spacing: Int(flat.spacing), isBackward: false)
                for number in 0..<sessions { scratch.choice.staff[number] = -1 }
                scratch.choice.cost = cost
            }
        }
    }

    /// Places what was chosen.
    private mutating func place(_ course: Int, _ flat: FlatCourse) {
        for index in 0..<scratch.choice.count {
            let staff = Int(scratch.choice.staff[index])
            let day = Int(scratch.choice.days[index])
            if staff >= 0, layout.staff[staff].most - work[staff] < flat.minutes { continue }
            let insertion =
                staff >= 0
                ? insertion(course, flat, staff: staff, day: day, isExact: true)
                : insertionWithoutStaff(course, flat, day: day)
            guard insertion.isPossible, let task = task(for: insertion, flat) else { continue }
            place(task, course, flat, staff: staff, day: day, insertion)
        }
    }

    /// The number that an insertion names, else one that keeps nothing.
    private func task(for insertion: Insertion, _ flat: FlatCourse) -> Int? {
        if insertion.number >= 0 { return Int(flat.firstTask + insertion.number) }
        var found: Int?
        for number in 0..<flat.sessions where !spots[flat.firstTask + number].isPlaced {
            found = found ?? Int(flat.firstTask + number)
            var isKept = false
            for kept in Int(flat.keptFrom)..<Int(flat.keptTo) where layout.kept[kept].number == number { isKept = true }
            if !isKept { return Int(flat.firstTask + number) }
        }
        return found
    }
}
