extension Chain {
    /// Lets some days go to others than the member of staff who has the rest.
    mutating func mixStaff(_ flat: FlatCourse, missing: Int) {
        let days = layout.days
        let most = min(missing, days)
        for day in 0..<days { scratch.mixed[day] = scratch.least[day].cost }
        fillSums(flat, most)
        var bound = Int.max
        for sessions in 1...most where scratch.sums[sessions * days + days - 1] < Insertion.impossible {
            bound = min(
                bound, Int(scratch.sums[sessions * days + days - 1]) + (missing - sessions) * Int(flat.unassigned))
        }
        guard bound < Int.max, bound + Int(flat.change) < scratch.choice.cost else { return }
        for row in 0..<scratch.rowCandidates.count {
            let candidate = layout.candidates[flat.candidatesFrom + scratch.rowCandidates[row]]
            let staff = Int(candidate.staff)
            let first = overload(staff, flat.minutes)
            mix(flat, row: row, candidate.staff, first, missing: missing, most: most)
            // The last of several may be above the fair share where the
            // first is below.
            let last = overload(staff, Int32(most) * flat.minutes) - overload(staff, Int32(most - 1) * flat.minutes)
            if last > first { mix(flat, row: row, candidate.staff, last, missing: missing, most: most) }
        }
    }

    private func fillSums(_ flat: FlatCourse, _ sessions: Int) {
        DayChoice.fill(
            scratch.sums, scratch.mixed, 0, days: layout.days, sessions: sessions, spacing: Int(flat.spacing),
            isBackward: scratch.isBackward)
    }

    private mutating func mix(
        _ flat: FlatCourse, row: Int, _ staff: Int32, _ marginal: Int32, missing: Int, most: Int
    ) {
        let days = layout.days
        let base = row * days
        for day in 0..<days {
            let own = scratch.rows[base + day]
            let other = another(than: staff, day)
            scratch.mixed[day] = min(
                own >= Insertion.impossible ? own : own + marginal,
                other.cost >= Insertion.impossible ? other.cost : other.cost + flat.change)
        }
        fillSums(flat, most)
        for sessions in 1...most {
            let sum = scratch.sums[sessions * days + days - 1]
            if sum >= Insertion.impossible { break }
            // Overload may be counted twice here: not the last word.
            let left = (missing - sessions) * Int(flat.unassigned)
            guard Int(sum) + left < scratch.choice.cost else { continue }
            scratch.trial.trace(
                sessions, scratch.sums, days: days, spacing: Int(flat.spacing), isBackward: scratch.isBackward)
            var cost = left
            for index in 0..<sessions {
                let day = Int(scratch.trial.days[index])
                let own = scratch.rows[base + day]
                let isOwn = own < Insertion.impossible && own + marginal <= scratch.mixed[day]
                scratch.trial.staff[index] = isOwn ? staff : another(than: staff, day).staff
                cost += Int(isOwn ? own : another(than: staff, day).plain)
            }
            cost += staffCost(flat, sessions)
            if cost < scratch.choice.cost {
                scratch.trial.cost = cost
                scratch.choice.take(scratch.trial)
            }
        }
    }

    @inline(__always)
    private func another(than staff: Int32, _ day: Int) -> DayCost {
        scratch.least[day].staff == staff ? scratch.second[day] : scratch.least[day]
    }

    /// Overload and changes of the choice that is looked at.
    private func staffCost(_ flat: FlatCourse, _ sessions: Int) -> Int {
        var cost = 0
        var isFirst = missing(of: flat) == Int(flat.sessions)
        for index in 0..<sessions {
            let staff = scratch.trial.staff[index]
            var (isNew, count) = (true, Int32(0))
            for other in 0..<sessions where scratch.trial.staff[other] == staff {
                if other < index { isNew = false }
                count += 1
            }
            guard isNew else { continue }
            cost += Int(overload(Int(staff), count * flat.minutes))
            if isFirst {
                isFirst = false
            } else {
                cost += Int(missing(of: flat) == Int(flat.sessions) ? flat.change : change(flat, Int(staff)))
            }
        }
        return cost
    }

    private func missing(of flat: FlatCourse) -> Int {
        var count = 0
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where !spots[task].isPlaced { count += 1 }
        return count
    }
}

extension Choice {
    /// Reads the days of the least sum back.
    mutating func trace(
        _ sessions: Int, _ sums: borrowing Buffer<Int32>, days: Int, spacing: Int, isBackward: Bool
    ) {
        count = sessions
        var day = days - 1
        for number in stride(from: sessions, through: 1, by: -1) {
            let row = number * days
            while day > 0, sums[row + day - 1] == sums[row + day] { day -= 1 }
            self.days[number - 1] = Int32(isBackward ? days - 1 - day : day)
            day -= spacing
        }
    }
}
