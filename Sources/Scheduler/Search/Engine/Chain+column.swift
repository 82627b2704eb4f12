extension Chain {
    /// Gives a course's missing sessions the days and staff that cost least,
    /// looked at together; those that find none stay without a place.
    ///
    /// - Parameter blink: how often, of 1,024, a member of staff or a day is
    ///   overlooked, so that the search doesn't always do the same.
    mutating func placeCourse(_ course: Int, blink: Int) {
        let flat = layout.courses[course]
        let missing = missing(course)
        guard missing > 0 else { return }
        let days = openDays(course, flat)
        guard days != 0 else { return }
        scratch.choice.cost = missing * Int(flat.unassigned)
        scratch.choice.count = 0
        if flat.isStaffed {
            chooseCandidates(course, flat, all: false)
            chooseColumn(course, flat, days: days, missing: missing, blink: blink)
            if scratch.choice.count < missing, scratch.candidates.count < Int(flat.candidatesTo - flat.candidatesFrom) {
                chooseCandidates(course, flat, all: true)
                chooseColumn(course, flat, days: days, missing: missing, blink: 0)
            }
        } else {
            chooseDays(course, flat, days: days, missing: missing)
        }
        place(course, flat)
    }

    /// A bit for each day on which the course may have one more session.
    private func openDays(_ course: Int, _ flat: FlatCourse) -> UInt32 {
        var open: UInt32 = 0
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
        let fewest = Int(flat.keptFrom) < Int(flat.keptTo) ? -1 : missing
        let isTieWelcome = random.next() & 1 == 0
        var rows = 0
        for day in 0..<layout.days { scratch.least[day] = Insertion.impossible }
        for index in 0..<scratch.candidates.count {
            let candidate = layout.candidates[flat.candidatesFrom + scratch.candidates[index]]
            let staff = Int(candidate.staff)
            let change = change(flat, staff)
            if fewest > 0, fewest * Int(candidate.other) + Int(change) > scratch.choice.cost { continue }
            if blink > 0, random.below(1_024) < blink { continue }
            let limit = layout.staff[staff].most - work[staff]
            if limit < flat.minutes { continue }
            let base = rows * layout.days
            scratch.candidates[rows] = scratch.candidates[index]
            rows += 1
            let marginal = overload(staff, flat.minutes)
            for day in 0..<layout.days {
                guard days & (1 << UInt32(day)) != 0 else {
                    scratch.rows[base + day] = Insertion.impossible
                    continue
                }
                let added = remembered(course, flat, Int(scratch.candidates[rows - 1]), staff, day)
                let cost = added >= Insertion.impossible ? Insertion.impossible : added + candidate.other
                scratch.rows[base + day] = cost
                if cost < Insertion.impossible, cost + marginal < scratch.least[day] {
                    scratch.least[day] = cost + marginal
                    scratch.leastStaff[day] = Int32(staff)
                }
            }
            let most = min(missing, layout.days, Int(limit / flat.minutes))
            DayChoice.fill(
                scratch.sums, scratch.rows, base, days: layout.days, sessions: most, spacing: Int(flat.spacing))
            for sessions in 1...most {
                let sum = scratch.sums[sessions * layout.days + layout.days - 1]
                if sum >= Insertion.impossible { break }
                let cost =
                    Int(sum) + Int(change) + Int(overload(staff, Int32(sessions) * flat.minutes))
                    + (missing - sessions) * Int(flat.unassigned)
                if cost < scratch.choice.cost || isTieWelcome && cost == scratch.choice.cost && scratch.choice.count > 0
                {
                    trace(sessions, Int(flat.spacing), base: base, cost: cost, staff: Int32(staff), mixed: false)
                }
            }
        }
        if missing > 1 || layout.staffCount == 0 { mixStaff(flat, rows: rows, missing: missing) }
    }

    /// Lets some days go to others than a member of staff who has the rest.
    private mutating func mixStaff(_ flat: FlatCourse, rows: Int, missing: Int) {
        let days = layout.days
        let spacing = Int(flat.spacing)
        let most = min(missing, days)
        DayChoice.fill(scratch.sums, scratch.least, 0, days: days, sessions: most, spacing: spacing)
        var bound = Int.max
        for sessions in 1...most where scratch.sums[sessions * days + days - 1] < Insertion.impossible {
            bound = min(
                bound, Int(scratch.sums[sessions * days + days - 1]) + (missing - sessions) * Int(flat.unassigned))
        }
        guard bound < Int.max, bound + Int(flat.change) < scratch.choice.cost else { return }
        for row in 0..<rows {
            let candidate = layout.candidates[flat.candidatesFrom + scratch.candidates[row]]
            let staff = Int(candidate.staff)
            let marginal = overload(staff, flat.minutes)
            for day in 0..<days {
                let own = scratch.rows[row * days + day]
                let other = scratch.least[day]
                scratch.mixed[day] = min(
                    own >= Insertion.impossible ? own : own + marginal,
                    other >= Insertion.impossible ? other : other + flat.change)
            }
            DayChoice.fill(scratch.sums, scratch.mixed, 0, days: days, sessions: most, spacing: spacing)
            let change = Int(change(flat, staff))
            for sessions in 1...most {
                let sum = scratch.sums[sessions * days + days - 1]
                if sum >= Insertion.impossible { break }
                let cost = Int(sum) + change + (missing - sessions) * Int(flat.unassigned)
                if cost < scratch.choice.cost {
                    trace(sessions, spacing, base: row * days, cost: cost, staff: candidate.staff, mixed: true)
                }
            }
        }
    }

    /// Reads the days of the least sum back.
    private mutating func trace(_ sessions: Int, _ spacing: Int, base: Int, cost: Int, staff: Int32, mixed: Bool) {
        scratch.choice.cost = cost
        scratch.choice.count = sessions
        var day = layout.days - 1
        for number in stride(from: sessions, through: 1, by: -1) {
            let row = number * layout.days
            while day > 0, scratch.sums[row + day - 1] == scratch.sums[row + day] { day -= 1 }
            scratch.choice.days[number - 1] = Int32(day)
            let isOwn =
                !mixed
                || scratch.rows[base + day] < Insertion.impossible
                    && scratch.rows[base + day] <= scratch.mixed[day]
            scratch.choice.staff[number - 1] = isOwn ? staff : scratch.leastStaff[day]
            day -= spacing
        }
    }

    /// What one more session adds to a route; computed anew only if the
    /// route has changed.
    @inline(__always)
    private mutating func remembered(
        _ course: Int, _ flat: FlatCourse, _ candidate: Int, _ staff: Int, _ day: Int
    ) -> Int32 {
        if flat.isPinned || flat.keptFrom < flat.keptTo {
            return insertion(course, flat, staff: staff, day: day).cost
        }
        let entry = flat.memory + candidate * layout.days + day
        let version = routes[staff * layout.days + day].version
        let known = memory[entry]
        if known.version == version { return known.cost }
        let cost = insertion(course, flat, staff: staff, day: day).cost
        memory[entry] = Remembered(version: version, cost: cost)
        return cost
    }

    private mutating func chooseDays(_ course: Int, _ flat: FlatCourse, days: UInt32, missing: Int) {
        for day in 0..<layout.days {
            scratch.rows[day] =
                days & (1 << UInt32(day)) != 0
                ? insertionWithoutStaff(course, flat, day: day).cost : Insertion.impossible
        }
        let most = min(missing, layout.days)
        DayChoice.fill(scratch.sums, scratch.rows, 0, days: layout.days, sessions: most, spacing: Int(flat.spacing))
        for sessions in 1...most {
            let sum = scratch.sums[sessions * layout.days + layout.days - 1]
            if sum >= Insertion.impossible { break }
            let cost = Int(sum) + (missing - sessions) * Int(flat.unassigned)
            if cost < scratch.choice.cost {
                trace(sessions, Int(flat.spacing), base: 0, cost: cost, staff: -1, mixed: false)
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
                ? insertion(course, flat, staff: staff, day: day) : insertionWithoutStaff(course, flat, day: day)
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
