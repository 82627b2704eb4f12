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

    /// Neither in order nor without repetitions.
    struct Evidence {
        /// The tasks in the way.
        var tasks: [Int] = []
        /// The staff or rooms that are kept from it.
        var things: [Int] = []
    }

    private(set) var evidence: [Ground: Evidence] = [:]
    /// How many tasks in the way are not fixed.
    private(set) var count = 0
    /// By task.
    private var isInTheWay: [Bool]

    init(tasks: Int) {
        isInTheWay = Array(repeating: false, count: tasks)
    }

    /// Whether a task is one of those that are not fixed.
    func names(_ task: Int) -> Bool { isInTheWay[task] }

    mutating func add(_ ground: Ground, thing: Int? = nil) {
        if let thing {
            evidence[ground, default: Evidence()].things.append(thing)
        } else if evidence[ground] == nil {
            evidence[ground] = Evidence()
        }
    }

    mutating func add(_ ground: Ground, thing: Int? = nil, task: Int, isFixed: Bool) {
        add(ground, thing: thing)
        evidence[ground, default: Evidence()].tasks.append(task)
        if !isFixed, !isInTheWay[task] {
            isInTheWay[task] = true
            count += 1
        }
    }
}
