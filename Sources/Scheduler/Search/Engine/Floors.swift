/// What each course costs at the least, whatever else is planned: the wishes
/// that no plan can grant it. Ways, overload and shared things don't count.
struct Floors: ~Copyable {
    private(set) var list: [Int32] = []

    private let parts: LayoutParts
    private let grain: Int32
    private let days: Int
    private let sums: Buffer<Int32>
    private let row: Buffer<Int32>
    private let least: Buffer<Int32>

    init(_ parts: LayoutParts, days: Int, grain: Int) {
        self.parts = parts
        self.days = days
        self.grain = Int32(grain)
        let sessions = Int(parts.courses.map(\.sessions).max() ?? 1)
        sums = Buffer(repeating: 0, count: (min(sessions, days) + 1) * days)
        row = Buffer(repeating: 0, count: days)
        least = Buffer(repeating: 0, count: days)
        list.reserveCapacity(parts.courses.count)
        for course in parts.courses.indices { list.append(Int32(clamping: floor(course, parts.courses[course]))) }
    }

    private func floor(_ course: Int, _ flat: FlatCourse) -> Int {
        if flat.sessions == 0 { return 0 }
        for day in 0..<days { least[day] = Insertion.impossible }
        guard flat.isStaffed else {
            for day in 0..<days { row[day] = penalty(course, flat, day, staff: nil) }
            return cheapest(row, flat)
        }
        var alone = Int(flat.sessions) * Int(flat.unassigned)
        for candidate in Int(flat.candidatesFrom)..<Int(flat.candidatesTo) {
            let candidate = parts.candidates[candidate]
            // All that follow are at least as dear.
            if Int(flat.sessions) * Int(candidate.other) >= alone {
                for day in 0..<days { least[day] = min(least[day], candidate.other) }
                break
            }
            for day in 0..<days {
                let penalty = penalty(course, flat, day, staff: Int(candidate.staff))
                row[day] = penalty >= Insertion.impossible ? penalty : penalty &+ candidate.other
                least[day] = min(least[day], row[day])
            }
            alone = min(alone, cheapest(row, flat))
        }
        return min(alone, cheapest(least, flat) + Int(flat.change))
    }

    /// The best of a day's windows that fits a shift.
    private func penalty(_ course: Int, _ flat: FlatCourse, _ day: Int, staff: Int?) -> Int32 {
        let windows = Int(parts.windowsFrom[course * days + day])..<Int(parts.windowsFrom[course * days + day + 1])
        guard let staff else { return windows.first.map { parts.windows[$0].penalty } ?? Insertion.impossible }
        let route = staff * days + day
        for window in windows {
            let window = parts.windows[window]
            for shift in Int(parts.shiftsFrom[route])..<Int(parts.shiftsFrom[route + 1]) {
                let shift = parts.shifts[shift]
                if shift.to < flat.minutes { continue }
                let first = max(window.first, (shift.from + grain - 1) / grain)
                if first <= min(window.last, (shift.to - flat.minutes) / grain) { return window.penalty }
            }
        }
        return Insertion.impossible
    }

    /// The cheapest days; sessions may be left out.
    private func cheapest(_ row: borrowing Buffer<Int32>, _ flat: FlatCourse) -> Int {
        let most = min(Int(flat.sessions), days)
        DayChoice.fill(sums, row, 0, days: days, sessions: most, spacing: Int(flat.spacing))
        var cost = Int(flat.sessions) * Int(flat.unassigned)
        for sessions in 1...most {
            let sum = sums[sessions * days + days - 1]
            if sum >= Insertion.impossible { break }
            cost = min(cost, Int(sum) + (Int(flat.sessions) - sessions) * Int(flat.unassigned))
        }
        return cost
    }
}
