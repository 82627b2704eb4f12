/// Room for the choice of a course's days and staff.
struct Scratch: ~Copyable {
    /// Candidates that are looked at.
    var candidates: Stack<Int32>
    /// Those of them that have a row.
    var rowCandidates: Stack<Int32>
    /// A row of days for each of those: what a session costs there.
    let rows: Buffer<Int32>
    /// The cheapest of a day, and of all others' the cheapest.
    let least: Buffer<DayCost>
    let second: Buffer<DayCost>
    let mixed: Buffer<Int32>
    /// By number of sessions and last day: see ``DayChoice``.
    let sums: Buffer<Int32>
    /// The best choice so far, and one that is looked at.
    var choice: Choice
    /// Whether sums count days from the last.
    var isBackward = false
    var trial: Choice
    let isSeen: Buffer<UInt32>
    var seen: UInt32 = 0
    /// What insertions into a route really cost, where it was looked up.
    let exact: Buffer<Remembered>
    var turn: UInt32 = 0

    init(_ layout: Layout) {
        let sessions = layout.week.courses.map(\.sessions).max() ?? 1
        candidates = Stack(capacity: layout.staffCount, filler: 0)
        rowCandidates = Stack(capacity: layout.staffCount, filler: 0)
        rows = Buffer(repeating: 0, count: max(1, layout.staffCount) * layout.days)
        least = Buffer(repeating: DayCost(), count: layout.days)
        second = Buffer(repeating: DayCost(), count: layout.days)
        mixed = Buffer(repeating: 0, count: layout.days)
        sums = Buffer(repeating: 0, count: (min(sessions, layout.days) + 1) * layout.days)
        choice = Choice(days: layout.days)
        trial = Choice(days: layout.days)
        isSeen = Buffer(repeating: 0, count: layout.staffCount)
        exact = Buffer(repeating: Remembered(version: 0, cost: 0), count: layout.routeCount)
    }
}

struct DayCost: BitwiseCopyable {
    /// With overload.
    var cost = Insertion.impossible
    /// Without.
    var plain = Insertion.impossible
    var staff: Int32 = -1
}

/// Days and their staff for the sessions of one course.
struct Choice: ~Copyable {
    var cost: Int = 0
    var count = 0
    let days: Buffer<Int32>
    let staff: Buffer<Int32>

    init(days: Int) {
        self.days = Buffer(repeating: 0, count: days)
        staff = Buffer(repeating: 0, count: days)
    }

    mutating func take(_ other: borrowing Choice) {
        cost = other.cost
        count = other.count
        days.copy(from: other.days, at: 0, to: 0, count: count)
        staff.copy(from: other.staff, at: 0, to: 0, count: count)
    }
}

/// The cheapest days for several sessions that need days in between.
enum DayChoice {
    /// Fills `sums`: entry `(j, d)` is the least cost of j sessions on days
    /// up to d. Rows hold costs by day, from `base` on.
    ///
    /// - Parameter isBackward: whether days are counted from the last, so
    ///   that of equal days it isn't always the first that is taken.
    @inline(__always)
    static func fill(
        _ sums: borrowing Buffer<Int32>, _ row: borrowing Buffer<Int32>, _ base: Int, days: Int, sessions: Int,
        spacing: Int, isBackward: Bool = false
    ) {
        let (first, step) = isBackward ? (base &+ days &- 1, -1) : (base, 1)
        for number in 1...sessions {
            var least = Insertion.impossible
            let (mine, before) = (number &* days, (number &- 1) &* days)
            for day in 0..<days {
                let cost = row[first &+ day &* step]
                if cost < Insertion.impossible {
                    if number == 1 {
                        least = min(least, cost)
                    } else if day >= spacing {
                        let rest = sums[before &+ day &- spacing]
                        if rest < Insertion.impossible { least = min(least, cost &+ rest) }
                    }
                }
                sums[mine &+ day] = least
            }
        }
    }
}
