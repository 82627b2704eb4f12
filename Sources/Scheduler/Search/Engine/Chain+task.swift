extension Chain {
    /// Gives a task its place; `insertion` is fresh for the route, or for no
    /// staff where that is -1.
    mutating func place(_ task: Int, _ course: Int, _ flat: FlatCourse, staff: Int, day: Int, _ insertion: Insertion) {
        touch(task: task)
        cost += Int(insertion.penalty - insertion.gain) - Int(flat.unassigned)
        var spot = Spot()
        spot.day = Int32(day)
        spot.penalty = insertion.penalty
        spot.gain = insertion.gain
        spot.room = insertion.room
        spot.slot = insertion.first
        spot.isPinned = flat.isPinned
        if staff >= 0 {
            let route = staff * layout.days + day
            cost += Int(other(course, flat, staff)) + Int(change(flat, staff))
            setWork(staff, to: work[staff] + flat.minutes)
            spot.route = Int32(route)
            let site = insertion.room >= 0 ? resources.rooms[insertion.room].site : flat.site
            insert(
                Stop(
                    task: Int32(task), site: site, minutes: flat.minutes, first: insertion.first,
                    last: insertion.last),
                route: route, at: Int(insertion.position))
        } else {
            spot.route = Spot.withoutStaff
        }
        spots[task] = spot
        if flat.isPinned { take(task, course, flat, insertion.room, insertion.first) }
    }

    /// Takes a task's place away.
    mutating func remove(_ task: Int, _ course: Int, _ flat: FlatCourse) {
        touch(task: task)
        let spot = spots[task]
        if spot.isPinned { giveBack(task, course, flat, spot) }
        spots[task].route = Spot.nowhere
        cost += Int(flat.unassigned) - Int(spot.penalty - spot.gain)
        guard spot.route >= 0 else { return }
        let staff = Int(spot.route) / layout.days
        remove(task: task, route: Int(spot.route))
        setWork(staff, to: work[staff] - flat.minutes)
        cost -= Int(other(course, flat, staff)) + Int(change(flat, staff))
    }

    @inline(__always)
    private mutating func setWork(_ staff: Int, to minutes: Int32) {
        journal.work.append(Journal.Work(staff: Int32(staff), minutes: work[staff]))
        let share = layout.staff[staff].fairShare
        cost += layout.overloadMinute * Int(max(0, minutes - share) - max(0, work[staff] - share))
        work[staff] = minutes
    }

    /// Cost a session of another than preferred staff.
    @inline(__always)
    func other(_ course: Int, _ flat: FlatCourse, _ staff: Int) -> Int32 {
        let candidate = layout.candidateOf[course * layout.staffCount + staff]
        return candidate < 0 ? 0 : layout.candidates[flat.candidatesFrom + Int32(candidate)].other
    }

    /// Cost of one more session with `staff`, beside those that have a place.
    func change(_ flat: FlatCourse, _ staff: Int) -> Int32 {
        var any = false
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) {
            let route = spots[task].route
            guard route >= 0 else { continue }
            if Int(route) / layout.days == staff { return 0 }
            any = true
        }
        return any ? flat.change : 0
    }

    /// Cost of so many more minutes of work.
    @inline(__always)
    func overload(_ staff: Int, _ minutes: Int32) -> Int32 {
        let over = work[staff] - layout.staff[staff].fairShare
        return Int32(clamping: layout.overloadMinute * Int(max(0, over + minutes) - max(0, over)))
    }

    /// Places what is fixed, once and for ever.
    mutating func fix(_ task: Int, at place: Place) {
        let course = Int(layout.courseOfTask[task])
        let flat = layout.courses[course]
        let slot = Int32(place.start / layout.week.grain)
        let kept = layout.week.courses[course].kept(
            number: layout.week.tasks[task].number, start: place.start, staff: place.staff)
        var insertion = Insertion()
        (insertion.first, insertion.last) = (slot, slot)
        insertion.gain = Int32(clamping: kept * layout.week.weights.moved)
        for window in layout.week.courses[course].windows(day: place.day)
        where window.first <= place.start && place.start <= window.last {
            insertion.penalty = Int32(clamping: window.outside * layout.week.weights.outsidePreferred)
        }
        for room in Int(resources.roomsFrom[course])..<Int(resources.roomsFrom[course + 1])
        where Int(resources.rooms[room].room) == place.room {
            insertion.room = Int32(room)
        }
        if let staff = place.staff {
            let route = staff * layout.days + place.day
            while insertion.position < routes[route].count,
                stops[route * layout.most + Int(insertion.position)].first < slot
            {
                insertion.position += 1
            }
        }
        self.place(task, course, flat, staff: place.staff ?? -1, day: place.day, insertion)
        swapPools(task, flat, slot, to: place.devices)
    }

    /// A fixed session has the very devices that it names; each is a pool of
    /// its own.
    private mutating func swapPools(_ task: Int, _ flat: FlatCourse, _ slot: Int32, to devices: [Int]) {
        for (need, device) in zip(resources.needs(of: task), devices) {
            guard let pool = resources.pool(of: device) else { continue }
            if poolOfNeed[need] >= 0 { take(poolOfNeed[need], -1, slot, flat) }
            take(Int32(pool), 1, slot, flat)
            assign(Int32(pool), to: need)
        }
    }
}
