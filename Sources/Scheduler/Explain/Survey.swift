/// Looks through every place that a task without one can have.
struct Survey {
    private let roster: Roster
    private let week: Week
    private let task: Int
    private let course: Course
    private let wish: Wish
    /// Ascending, with what preferred times cost there.
    private var starts: [Int] = []
    private var costs: [Int] = []
    /// Of each day and one more: the first of its starts.
    private var startsOfDay = [0]

    /// A place but for its devices, in the order of preference.
    struct Candidate: Comparable {
        let cost: Int
        let start: Int
        /// -1 for none.
        let staff: Int
        let room: Int

        static func < (one: Candidate, other: Candidate) -> Bool {
            (one.cost, one.start, one.staff, one.room) < (other.cost, other.start, other.staff, other.room)
        }
    }

    init(_ roster: Roster, task: Int, wish: Wish = Wish()) {
        (self.roster, self.task, self.wish) = (roster, task, wish)
        week = roster.week
        course = week.course(of: task)
        let others = course.tasks.compactMap { roster.places[$0]?.day }
        let busy = busyStarts()
        for day in 0..<week.days {
            if others.allSatisfy({ abs($0 - day) >= course.spacing }) {
                for window in course.windows(day: day) {
                    for start in stride(from: window.first, through: window.last, by: week.grain)
                    where wish.starts?.contains(start) != false && !busy.contains(where: { $0.contains(start) })
                        && devices(at: start) != nil
                    {
                        starts.append(start)
                        costs.append(week.weights.outsidePreferred * window.outside)
                    }
                }
            }
            startsOfDay.append(starts.count)
        }
    }

    /// The starts at which a citizen is in another session.
    private func busyStarts() -> [Range<Int>] {
        week.sharedCitizens[week.tasks[task].course].flatMap { citizen in
            week.coursesOfCitizen[citizen].flatMap { other in
                week.courses[other].tasks.compactMap { other in
                    roster.places[other].map { $0.start - course.minutes + 1..<roster.end(of: other) }
                }
            }
        }
    }

    /// The first free devices, with the one that is wished for.
    private func devices(at start: Int) -> [Int]? {
        if course.needs.isEmpty { return wish.device == nil ? [] : nil }
        var chosen: [Int] = []
        var isWished = wish.device == nil
        for need in course.needs {
            let free = need.devices.filter { !chosen.contains($0) && isFree($0, at: start) }
            if !isWished, let device = wish.device, free.contains(device) {
                isWished = true
                chosen.append(device)
            } else if let first = free.first(where: { $0 != wish.device || isWished }) {
                chosen.append(first)
            } else {
                return nil
            }
        }
        return isWished ? chosen : nil
    }

    private func isFree(_ device: Int, at start: Int) -> Bool {
        roster.isInside(week.problem.devices[device].available, start, course.minutes)
            && !roster.tasks(ofDevice: device, day: start / Week.dayLength).contains {
                roster.overlaps($0, start, start + course.minutes)
            }
    }

    private func place(_ candidate: Candidate) -> Place {
        Place(
            start: candidate.start, staff: candidate.staff < 0 ? nil : candidate.staff,
            room: candidate.room < 0 ? nil : candidate.room, devices: devices(at: candidate.start) ?? [])
    }

    /// The least few, in order.
    func best(_ count: Int) -> [Place] {
        var best = Best<Candidate>(count)
        forEach { candidate in best.offer(candidate) }
        return best.sorted.map(place)
    }

    /// Every place, with every choice of devices, in order.
    func all() -> [Place] {
        var candidates: [Candidate] = []
        forEach { candidates.append($0) }
        return candidates.sorted().flatMap { candidate -> [Place] in
            let first = place(candidate)
            if course.needs.isEmpty { return [first] }
            let choices = course.needs.reduce([[Int]()]) { lists, need in
                let free = need.devices.filter { isFree($0, at: candidate.start) }
                return lists.flatMap { list in free.filter { !list.contains($0) }.map { list + [$0] } }
            }
            return choices.map { Place(start: first.start, staff: first.staff, room: first.room, devices: $0) }
        }
    }

    /// How many there are, with the first free devices.
    var count: Int {
        var count = 0
        forEach { _ in count += 1 }
        return count
    }

    /// The least few that differ in day or staff from each other and from a
    /// place, in order.
    func bestOfEachDayAndStaff(but place: Place, _ count: Int) -> [Place] {
        var least = [Candidate?](repeating: nil, count: week.days * (week.staff.count + 1))
        forEach { candidate in
            if candidate.start == place.start && candidate.staff == place.staff ?? -1 { return }
            let index = candidate.start / Week.dayLength * (week.staff.count + 1) + candidate.staff + 1
            if least[index].map({ candidate < $0 }) ?? true { least[index] = candidate }
        }
        return least.compactMap { $0 }.sorted().prefix(count).map(self.place)
    }

    /// Calls for each place; none is called for twice.
    private func forEach(_ body: (Candidate) -> Void) {
        if starts.isEmpty { return }
        if course.needsRoom {
            for room in course.rooms where wish.room.map({ $0 == room }) ?? true {
                let indices = starts.indices.filter { roster.isFree(task, starts[$0], room) }
                forEach(room: room, Array(indices), body)
            }
        } else if wish.room == nil {
            forEach(room: nil, nil, body)
        }
    }

    /// `open` holds the indices of starts; nil for all.
    private func forEach(room: Int?, _ open: [Int]?, _ body: (Candidate) -> Void) {
        let number = week.tasks[task].number
        let previous = course.previous.filter { $0.number == number }
        let moved = week.weights.moved
        func offer(_ index: Int, _ staff: Int, _ cost: Int) {
            var cost = cost + costs[index]
            for entry in previous where entry.start == starts[index] && (entry.staff ?? -1) == staff { cost -= moved }
            body(Candidate(cost: cost, start: starts[index], staff: staff, room: room ?? -1))
        }
        guard course.needsStaff else {
            if wish.staff != nil { return }
            for index in open ?? Array(starts.indices) { offer(index, -1, 0) }
            return
        }
        let isOpen = open.map { open in
            var isOpen = [Bool](repeating: false, count: starts.count)
            for index in open { isOpen[index] = true }
            return isOpen
        }
        let site = week.site(of: course, room: room)
        for (position, staff) in course.staff.enumerated() where wish.staff.map({ $0 == staff }) ?? true {
            if let most = week.staff[staff].most, roster.work[staff] + course.minutes > most { continue }
            let cost =
                week.weights.otherStaff * course.others[position] + roster.staffChange(course, staff)
                + roster.overload(staff, adding: course.minutes)
            for day in 0..<week.days where startsOfDay[day] < startsOfDay[day + 1] {
                forEachGap(staff, day, site) { gap, minutes in
                    let cost = cost + week.weights.travelMinute * minutes
                    for index in indices(day, gap) where isOpen?[index] ?? true { offer(index, staff, cost) }
                }
            }
        }
    }

    /// The positions of the day's starts in a range.
    private func indices(_ day: Int, _ range: ClosedRange<Int>) -> Range<Int> {
        starts[startsOfDay[day]..<startsOfDay[day + 1]].within(range).indices
    }

    /// Calls for each range of starts that a member of staff's day leaves
    /// within a shift, with the minutes of travel that a stop adds there.
    private func forEachGap(_ staff: Int, _ day: Int, _ site: Int, _ body: (ClosedRange<Int>, Int) -> Void) {
        let route = roster.route(of: staff, day: day)
        let home = week.staff[staff].site
        var (before, first) = (home, day * Week.dayLength)
        for gap in 0...route.count {
            let after = gap < route.count ? roster.site(of: route[gap]) : home
            let (way, onward) = (week.ways.minutes(before, site), week.ways.minutes(site, after))
            let last =
                gap < route.count
                ? roster.start(of: route[gap]) - onward - course.minutes : (day + 1) * Week.dayLength
            let earliest = gap > 0 ? first + way : first
            if earliest <= last {
                let added = way + onward - (route.isEmpty ? 0 : week.ways.minutes(before, after))
                for shift in week.staff[staff].shifts[day] {
                    let (from, to) = (max(earliest, shift.lowerBound), min(last, shift.upperBound - course.minutes))
                    if from <= to { body(from...to, added) }
                }
            }
            if gap < route.count { (before, first) = (after, roster.end(of: route[gap])) }
        }
    }
}
