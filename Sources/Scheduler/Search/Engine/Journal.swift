/// What the changes since ``Chain/begin()`` replaced.
struct Journal: ~Copyable {
    struct Route: BitwiseCopyable {
        var index: Int32
        var state: RouteState
    }

    struct Task: BitwiseCopyable {
        var index: Int32
        var spot: Spot
    }

    struct Work: BitwiseCopyable {
        var staff: Int32
        var minutes: Int32
    }

    struct Pool: BitwiseCopyable {
        var need: Int32
        var pool: Int32
    }

    struct Take: BitwiseCopyable {
        var resource: Int32
        var from: Int32
        var to: Int32
        var amount: Int16
    }

    var cost = 0
    var turn: UInt32 = 0
    var routes: Stack<Route>
    let stops: Buffer<Stop>
    let routeTurn: Buffer<UInt32>
    var tasks: Stack<Task>
    let taskTurn: Buffer<UInt32>
    var work: [Work] = []
    var takes: [Take] = []
    var pools: [Pool] = []

    init(_ layout: Layout) {
        routes = Stack(capacity: layout.routeCount, filler: Route(index: 0, state: RouteState()))
        stops = Buffer(repeating: Stop(), count: layout.routeCount * layout.most)
        routeTurn = Buffer(repeating: 0, count: layout.routeCount)
        tasks = Stack(capacity: layout.week.tasks.count, filler: Task(index: 0, spot: Spot()))
        taskTurn = Buffer(repeating: 0, count: layout.week.tasks.count)
        work.reserveCapacity(256)
        takes.reserveCapacity(256)
    }
}

extension Chain {
    /// From here on changes can be undone.
    mutating func begin() {
        journal.turn &+= 1
        journal.cost = cost
        journal.routes.removeAll()
        journal.tasks.removeAll()
        journal.work.removeAll(keepingCapacity: true)
        journal.takes.removeAll(keepingCapacity: true)
        journal.pools.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func touch(route: Int) {
        guard journal.routeTurn[route] != journal.turn else { return }
        journal.routeTurn[route] = journal.turn
        let count = Int(routes[route].count)
        journal.stops.copy(
            from: stops, at: route * layout.most, to: journal.routes.count * layout.most, count: count)
        journal.routes.append(Journal.Route(index: Int32(route), state: routes[route]))
        best.mark(route: route)
    }

    @inline(__always)
    mutating func touch(task: Int) {
        guard journal.taskTurn[task] != journal.turn else { return }
        journal.taskTurn[task] = journal.turn
        journal.tasks.append(Journal.Task(index: Int32(task), spot: spots[task]))
        best.mark(task: task)
    }

    /// Takes back everything since ``begin()``.
    mutating func rollBack() {
        cost = journal.cost
        for index in 0..<journal.routes.count {
            let route = journal.routes[index]
            routes[route.index] = route.state
            stops.copy(
                from: journal.stops, at: index * layout.most, to: Int(route.index) * layout.most,
                count: Int(route.state.count))
        }
        for index in 0..<journal.tasks.count {
            let task = journal.tasks[index]
            spots[task.index] = task.spot
        }
        for entry in journal.work.reversed() { work[entry.staff] = entry.minutes }
        for entry in journal.pools.reversed() { poolOfNeed[entry.need] = entry.pool }
        for take in journal.takes.reversed() {
            let row = Int(take.resource) * resources.slots
            for slot in Int(take.from)..<Int(take.to) { free[row + slot] += take.amount }
        }
    }

    /// Brings the sets of courses without a place and without their wishes
    /// up to date with the tasks that were touched.
    mutating func settle() {
        var last = -1
        for index in 0..<journal.tasks.count {
            let course = Int(layout.courseOfTask[journal.tasks[index].index])
            if course != last { list(course) }
            last = course
        }
    }

    /// Keeps a course in the sets that it belongs to.
    mutating func list(_ course: Int) {
        let isOurs = share.has(course: course)
        if isOurs, missing(course) > 0 { absent.insert(course) } else { absent.remove(course) }
        if isOurs, grievance(course) > 0, hasFavourite(course) {
            unhappy.insert(course)
        } else {
            unhappy.remove(course)
        }
    }

    /// How many of a course's tasks have no place.
    func missing(_ course: Int) -> Int {
        let flat = layout.courses[course]
        var count = 0
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where !spots[task].isPlaced {
            count += 1
        }
        return count
    }
}
