/// A plan in the making: which tasks have a place, and what that costs.
///
/// It holds to no rule by itself: ask ``obstacle(to:at:)`` before placing.
package struct Roster: Sendable {
    package let week: Week
    /// By task; nil for one without a place.
    package private(set) var places: [Place?]
    package private(set) var parts: CostParts
    /// Minutes of work of each member of staff.
    package private(set) var work: [Int]
    /// Tasks in order of start, by staff and day: see ``route(of:day:)``.
    private var routes: [[Int]]
    /// By task, of those that have a place.
    private var ends: [Int]
    private var sites: [Int]
    private var deviceTasks: [[Int]]
    private var roomTasks: [[Int]]

    package var cost: Int { parts.total }

    /// A plan of what is fixed and nothing else.
    package init(_ week: Week) {
        self.week = week
        places = Array(repeating: nil, count: week.tasks.count)
        work = Array(repeating: 0, count: week.staff.count)
        ends = Array(repeating: .max, count: week.tasks.count)
        sites = Array(repeating: Ways.nowhere, count: week.tasks.count)
        routes = Array(repeating: [], count: week.staff.count * week.days)
        deviceTasks = Array(repeating: [], count: week.problem.devices.count * week.days)
        roomTasks = Array(repeating: [], count: week.roomSites.count * week.days)
        parts = CostParts()
        parts.unassigned = week.courses.reduce(0) { $0 + $1.sessions * $1.members.count } * week.weights.unassigned
        parts.moved = week.previousCount * week.weights.moved
        for (task, place) in week.fixed.sorted(by: { $0.key < $1.key }) { self.place(task, at: place) }
    }

    /// The tasks of a member of staff on a day, in order of start.
    package func route(of staff: Int, day: Int) -> [Int] { routes[staff * week.days + day] }

    /// The tasks that use a device on a day, in order of start.
    package func tasks(ofDevice device: Int, day: Int) -> [Int] { deviceTasks[device * week.days + day] }

    /// The tasks in a room on a day, in order of start.
    package func tasks(ofRoom room: Int, day: Int) -> [Int] { roomTasks[room * week.days + day] }

    /// Places a task that has no place.
    package mutating func place(_ task: Int, at place: Place) {
        parts += difference(placing: task, at: place)
        places[task] = place
        let course = week.course(of: task)
        ends[task] = place.start + course.minutes
        sites[task] = week.site(of: course, room: place.room)
        if let staff = place.staff {
            work[staff] += course.minutes
            Self.insert(task, into: &routes[staff * week.days + place.day], places)
        }
        if let room = place.room { Self.insert(task, into: &roomTasks[room * week.days + place.day], places) }
        for device in place.devices { Self.insert(task, into: &deviceTasks[device * week.days + place.day], places) }
    }

    /// Takes a task's place away; nothing happens to one without.
    package mutating func remove(_ task: Int) {
        guard let place = places[task] else { return }
        places[task] = nil
        ends[task] = .max
        if let staff = place.staff {
            work[staff] -= week.course(of: task).minutes
            routes[staff * week.days + place.day].removeAll { $0 == task }
        }
        if let room = place.room { roomTasks[room * week.days + place.day].removeAll { $0 == task } }
        for device in place.devices { deviceTasks[device * week.days + place.day].removeAll { $0 == task } }
        parts -= difference(placing: task, at: place)
    }

    // Static, as a method of the roster would need a copy of it, and the lists
    // with it.
    private static func insert(_ task: Int, into tasks: inout [Int], _ places: [Place?]) {
        let start = places[task]?.start ?? .max
        tasks.insert(task, at: tasks.firstIndex { (places[$0]?.start ?? .max) > start } ?? tasks.count)
    }

    /// The start of a task that has a place.
    package func start(of task: Int) -> Int { places[task]?.start ?? .max }

    /// The end of a task that has a place.
    package func end(of task: Int) -> Int { ends[task] }

    /// Where a task that has a place takes place.
    package func site(of task: Int) -> Int { sites[task] }

    /// Every session with a place, in the order of requests and of numbers.
    package var placements: [Placement] {
        var byRequest = [[Placement]](repeating: [], count: week.problem.requests.count)
        for (task, place) in places.enumerated() {
            guard let place else { continue }
            let members = week.course(of: task).members
            for (member, placement) in zip(members, week.placements(of: task, at: place)) {
                byRequest[member].append(placement)
            }
        }
        return byRequest.flatMap { $0 }
    }
}

extension CostParts {
    package static func += (left: inout CostParts, right: CostParts) {
        left.unassigned += right.unassigned
        left.moved += right.moved
        left.outsidePreferred += right.outsidePreferred
        left.otherStaff += right.otherStaff
        left.staffChange += right.staffChange
        left.travelMinute += right.travelMinute
        left.overloadMinute += right.overloadMinute
    }

    package static func -= (left: inout CostParts, right: CostParts) {
        left.unassigned -= right.unassigned
        left.moved -= right.moved
        left.outsidePreferred -= right.outsidePreferred
        left.otherStaff -= right.otherStaff
        left.staffChange -= right.staffChange
        left.travelMinute -= right.travelMinute
        left.overloadMinute -= right.overloadMinute
    }
}
