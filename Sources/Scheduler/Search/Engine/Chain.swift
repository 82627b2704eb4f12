/// One plan in flat memory that the search changes, with a way back.
///
/// A stop of a route has a window of starts and not a start: its neighbours
/// may push it as long as the window holds. Sessions that use rooms,
/// devices or shared citizens have a window of one start.
struct Chain: ~Copyable {
    let layout: Layout
    let resources: Resources
    var random: SplitMix
    /// All of the plan's, in the problem's weights.
    var cost = 0

    /// Of a route (staff × day): its stops from `route * layout.most` on.
    let stops: Buffer<Stop>
    let routes: Buffer<RouteState>
    let spots: Buffer<Spot>
    let work: Buffer<Int32>
    /// A row of slots for each resource: how many it still takes.
    let free: Buffer<Int16>
    /// The pool that serves each need of each task.
    let poolOfNeed: Buffer<Int32>
    /// Courses with a task that has no place.
    var absent: CourseSet
    /// Courses that cost more than they would in a plan of their own.
    var unhappy: CourseSet

    /// What it may change.
    var share: Share
    /// What is to be undone.
    var journal: Journal
    var best: BestPlan
    let memory: Buffer<Remembered>
    let gaps: Gaps
    var nextVersion: UInt32 = 1
    var scratch: Scratch
    var removed: Stack<Int32>
    let removedStamp: Buffer<UInt32>
    var stamp: UInt32 = 0
    /// A removed course that is to come back before the others; -1 for none.
    var first: Int32 = -1
    /// Staff whom the ruin gave room, some more than once.
    var roomy: Stack<Int32>

    init(_ layout: Layout, seed: UInt64) {
        self.layout = layout
        resources = layout.resources
        random = SplitMix(seed: seed)
        let week = layout.week
        stops = Buffer(repeating: Stop(), count: layout.routeCount * layout.most)
        routes = Buffer(repeating: RouteState(), count: layout.routeCount)
        spots = Buffer(repeating: Spot(), count: week.tasks.count)
        work = Buffer(repeating: 0, count: week.staff.count)
        free = Buffer(repeating: 0, count: resources.capacity.count)
        free.copy(from: resources.capacity, at: 0, to: 0, count: resources.capacity.count)
        poolOfNeed = Buffer(repeating: -1, count: resources.needsCount)
        absent = CourseSet(count: week.courses.count)
        unhappy = CourseSet(count: week.courses.count)
        share = Share(layout)
        journal = Journal(layout)
        best = BestPlan(layout)
        gaps = Gaps(layout)
        let entries = layout.hasPlainGaps ? 0 : week.courses.reduce(0) { $0 + $1.staff.count * week.days }
        memory = Buffer(repeating: Remembered(version: 0, cost: 0), count: entries)
        scratch = Scratch(layout)
        removed = Stack(capacity: week.courses.count, filler: 0)
        roomy = Stack(capacity: week.tasks.count, filler: 0)
        removedStamp = Buffer(repeating: 0, count: week.courses.count)
        for route in 0..<layout.routeCount { update(route) }
        for course in week.courses.indices { absent.insert(course) }
        var start = Roster(week)
        for task in week.fixed.keys { start.remove(task) }
        cost = start.cost
        for (task, place) in week.fixed.sorted(by: { $0.key < $1.key }) { fix(task, at: place) }
        settle()
        keepAsBest()
    }

    /// Gives a route a version that none had before.
    @inline(__always)
    mutating func renew(_ route: Int) {
        routes[route].version = nextVersion
        nextVersion &+= 1
    }
}

/// A session in a route; starts are slots.
struct Stop: BitwiseCopyable {
    var task: Int32 = 0
    var site: Int32 = 0
    var minutes: Int32 = 0
    /// The window that it was placed in, within a shift.
    var first: Int32 = 0
    var last: Int32 = 0
    /// As early and as late as its neighbours let it begin.
    var early: Int32 = 0
    var late: Int32 = 0
}

struct RouteState: BitwiseCopyable {
    var count: Int32 = 0
    /// Minutes of travel.
    var way: Int32 = 0
    /// No session that takes more slots can be inserted.
    var gap: Int32 = 0
    /// Changes whenever the route does, and returns when it is restored.
    var version: UInt32 = 0
}

/// Where a task is.
struct Spot: BitwiseCopyable {
    static let nowhere: Int32 = -1
    static let withoutStaff: Int32 = -2

    var route: Int32 = Spot.nowhere
    var day: Int32 = 0
    /// Its start, of a task that is pinned or without staff.
    var slot: Int32 = 0
    /// Costs of its start: preferred times missed, and what keeping the
    /// previous place saves.
    var penalty: Int32 = 0
    var gain: Int32 = 0
    /// The index of its room's choice; -1 for none.
    var room: Int32 = -1
    /// Holds `spot.room`, devices and citizens.
    var isPinned = false

    var isPlaced: Bool { route != Spot.nowhere }
}

/// What a course's next session in a route costs, as long as the route has
/// the version.
struct Remembered: BitwiseCopyable {
    var version: UInt32
    var cost: Int32
}

/// A set of courses in the order in which a random one can be drawn.
struct CourseSet: ~Copyable {
    private var list: Stack<Int32>
    private let position: Buffer<Int32>

    init(count: Int) {
        list = Stack(capacity: count, filler: 0)
        position = Buffer(repeating: -1, count: count)
    }

    var count: Int { list.count }
    subscript(index: Int) -> Int { Int(list[index]) }

    func contains(_ course: Int) -> Bool { position[course] >= 0 }

    mutating func insert(_ course: Int) {
        guard position[course] < 0 else { return }
        position[course] = Int32(list.count)
        list.append(Int32(course))
    }

    mutating func remove(_ course: Int) {
        let hole = position[course]
        guard hole >= 0 else { return }
        position[course] = -1
        let last = list.removeLast()
        if last != Int32(course) {
            list[Int(hole)] = last
            position[last] = hole
        }
    }
}
