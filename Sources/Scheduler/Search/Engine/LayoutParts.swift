/// The lists of a ``Layout`` while they grow.
struct LayoutParts {
    private(set) var courses: [FlatCourse] = []
    private(set) var candidates: [Candidate] = []
    private(set) var candidateOf: [Int16] = []
    private(set) var windowsFrom: [Int32] = []
    private(set) var windows: [FlatWindow] = []
    private(set) var kept: [KeptSpot] = []
    private(set) var shiftsFrom: [Int32] = []
    private(set) var shifts: [FlatShift] = []
    private(set) var open: [FlatShift] = []
    private(set) var staff: [FlatStaff] = []
    private(set) var tightness: [Float] = []
    private(set) var most = 1

    private let week: Week

    init(_ week: Week, _ resources: Resources) {
        self.week = week
        var memory = 0
        for (index, course) in week.courses.enumerated() {
            let order = order(course)
            let keptFrom = kept.count
            addKept(course)
            courses.append(
                FlatCourse(
                    firstTask: Int32(course.firstTask), sessions: Int32(course.sessions),
                    minutes: Int32(course.minutes), span: Int32((course.minutes + week.grain - 1) / week.grain),
                    spacing: Int32(course.spacing), members: Int32(course.members.count), site: Int32(course.site),
                    candidatesFrom: Int32(candidates.count), candidatesTo: Int32(candidates.count + order.count),
                    keptFrom: Int32(keptFrom), keptTo: Int32(kept.count),
                    unassigned: Int32(clamping: week.weights.unassigned * course.members.count),
                    change: Int32(clamping: week.weights.staffChange * course.members.count), memory: memory,
                    favourites: Int32(order.prefix { $0.other == order[0].other }.count), isStaffed: course.needsStaff,
                    isPinned: resources.isPinned(index)))
            candidates += order
            var indices = [Int16](repeating: -1, count: week.staff.count)
            for (index, candidate) in order.enumerated() { indices[Int(candidate.staff)] = Int16(clamping: index) }
            candidateOf += indices
            memory += order.count * week.days
            var starts = 0
            for day in 0..<week.days {
                windowsFrom.append(Int32(windows.count))
                addLevels(course.windows(day: day))
                starts += course.windows(day: day).reduce(0) { $0 + $1.last - $1.first + week.grain }
            }
            tightness.append(
                Float(course.sessions * course.minutes) / Float(1 + starts * (course.needsStaff ? order.count : 50)))
        }
        windowsFrom.append(Int32(windows.count))
        addStaff()
    }

    private func order(_ course: Course) -> [Candidate] {
        zip(course.staff, course.others).map { staff, others in
            (
                Candidate(staff: Int32(staff), other: Int32(clamping: others * week.weights.otherStaff)),
                week.ways.minutes(week.staff[staff].site, course.site)
            )
        }
        .sorted { ($0.0.other, $0.1, $0.0.staff) < ($1.0.other, $1.1, $1.0.staff) }
        .map(\.0)
    }

    /// For each count of members outside, the windows with at most so many:
    /// a stop may later move within its window at no cost.
    private mutating func addLevels(_ exact: ArraySlice<Window>) {
        for level in Set(exact.map(\.outside)).sorted() {
            var merged: [Window] = []
            for window in exact where window.outside <= level {
                if let last = merged.last, last.last + week.grain == window.first {
                    merged[merged.count - 1] = Window(first: last.first, last: window.last, outside: level)
                } else {
                    merged.append(Window(first: window.first, last: window.last, outside: level))
                }
            }
            windows += merged.map {
                FlatWindow(
                    first: Int32($0.first / week.grain), last: Int32($0.last / week.grain),
                    penalty: Int32(clamping: level * week.weights.outsidePreferred))
            }
        }
    }

    private mutating func addKept(_ course: Course) {
        var seen: Set<Course.Previous> = []
        for entry in course.previous where seen.insert(entry).inserted {
            let day = entry.start / Week.dayLength
            guard day < week.days, entry.start.isMultiple(of: week.grain), course.needsStaff == (entry.staff != nil),
                entry.staff.map({ course.staff.contains($0) }) ?? true,
                let window = course.windows(day: day).first(where: {
                    $0.first <= entry.start && entry.start <= $0.last
                })
            else { continue }
            kept.append(
                KeptSpot(
                    number: Int32(entry.number), staff: Int32(entry.staff ?? -1), day: Int32(day),
                    slot: Int32(entry.start / week.grain),
                    penalty: Int32(clamping: window.outside * week.weights.outsidePreferred),
                    gain: Int32(
                        clamping: week.weights.moved
                            * course.kept(number: entry.number, start: entry.start, staff: entry.staff))))
        }
    }

    private mutating func addStaff() {
        let shortest = week.courses.filter(\.needsStaff).map(\.minutes).min() ?? 1
        for member in week.staff {
            for shifts in member.shifts {
                shiftsFrom.append(Int32(self.shifts.count))
                self.shifts += shifts.map { FlatShift(from: Int32($0.lowerBound), to: Int32($0.upperBound)) }
                let (from, to) = (shifts.first?.lowerBound ?? 0, shifts.last?.upperBound ?? 0)
                open.append(
                    FlatShift(from: Int32(from / week.grain), to: Int32((to + week.grain - 1) / week.grain)))
                most = max(most, shifts.reduce(0) { $0 + $1.count } / shortest + 1)
            }
            staff.append(
                FlatStaff(
                    site: Int32(member.site), fairShare: Int32(clamping: member.fairShare),
                    most: Int32(clamping: member.most ?? .max)))
        }
        shiftsFrom.append(Int32(shifts.count))
    }
}
