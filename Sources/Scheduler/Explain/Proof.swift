/// What together keeps a task from every place.
struct Proof {
    /// Why some of its starts are impossible.
    enum Ground: Hashable, Comparable {
        case offShift
        case deviceAbsent(Int)
        case roomClosed
        case restDays
        case citizenBusy(Int)
        case staffMinutes, staffBusy, travel
        case deviceBusy(Int)
        case roomFull
    }

    struct Evidence {
        /// The tasks in the way.
        var tasks: Set<Int> = []
        /// The staff or rooms that are kept from it.
        var things: Set<Int> = []
    }

    private(set) var evidence: [Ground: Evidence] = [:]
    /// All tasks in the way that are not fixed.
    private(set) var blockers: Set<Int> = []

    mutating func add(_ ground: Ground, thing: Int? = nil) {
        evidence[ground, default: Evidence()].things.formUnion(thing.map { [$0] } ?? [])
    }

    mutating func add(_ ground: Ground, thing: Int? = nil, task: Int, isFixed: Bool) {
        add(ground, thing: thing)
        evidence[ground, default: Evidence()].tasks.insert(task)
        if !isFixed { blockers.insert(task) }
    }
}
