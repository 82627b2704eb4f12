/// The best plan that a chain has had.
///
/// Only what changed since the last copy is copied, so that keeping it is
/// cheap at every improvement.
struct BestPlan: ~Copyable {
    var cost = Int.max
    let stops: Buffer<Stop>
    let routes: Buffer<RouteState>
    let spots: Buffer<Spot>
    let poolOfNeed: Buffer<Int32>
    private var routesChanged: Stack<Int32>
    private let isRouteChanged: Buffer<Bool>
    private var tasksChanged: Stack<Int32>
    private let isTaskChanged: Buffer<Bool>

    init(_ layout: Layout) {
        let tasks = layout.week.tasks.count
        stops = Buffer(repeating: Stop(), count: layout.routeCount * layout.most)
        routes = Buffer(repeating: RouteState(), count: layout.routeCount)
        spots = Buffer(repeating: Spot(), count: tasks)
        poolOfNeed = Buffer(repeating: -1, count: layout.resources.needsCount)
        routesChanged = Stack(capacity: layout.routeCount, filler: 0)
        isRouteChanged = Buffer(repeating: false, count: layout.routeCount)
        tasksChanged = Stack(capacity: tasks, filler: 0)
        isTaskChanged = Buffer(repeating: false, count: tasks)
    }

    @inline(__always)
    mutating func mark(route: Int) {
        guard !isRouteChanged[route] else { return }
        isRouteChanged[route] = true
        routesChanged.append(Int32(route))
    }

    @inline(__always)
    mutating func mark(task: Int) {
        guard !isTaskChanged[task] else { return }
        isTaskChanged[task] = true
        tasksChanged.append(Int32(task))
    }

    mutating func nextRoute() -> Int? {
        guard routesChanged.count > 0 else { return nil }
        let route = Int(routesChanged.removeLast())
        isRouteChanged[route] = false
        return route
    }

    mutating func nextTask() -> Int? {
        guard tasksChanged.count > 0 else { return nil }
        let task = Int(tasksChanged.removeLast())
        isTaskChanged[task] = false
        return task
    }
}

extension Chain {
    /// Keeps the plan as it is now as the best.
    mutating func keepAsBest() {
        best.cost = cost
        let most = layout.most
        while let route = best.nextRoute() {
            best.routes[route] = routes[route]
            best.stops.copy(from: stops, at: route * most, to: route * most, count: Int(routes[route].count))
        }
        while let task = best.nextTask() {
            best.spots[task] = spots[task]
            for need in resources.needs(of: task) { best.poolOfNeed[need] = poolOfNeed[need] }
        }
    }
}
