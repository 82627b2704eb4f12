/// A ``Week`` in flat memory, in *slots* of the grain, for the search.
///
/// Starts are multiples of the grain, so that two sessions meet if and only
/// if their slots do: a session takes the slots from its start to its
/// rounded-up end.
final class Layout: Sendable {
    let week: Week
    let days: Int
    let staffCount: Int
    /// Slots of the whole week.
    let slots: Int
    let courses: Buffer<FlatCourse>
    /// Staff of the courses, the preferred first.
    let candidates: Buffer<Candidate>
    /// Of a course and member of staff: which of the course's candidates it
    /// is; -1 for none.
    let candidateOf: Buffer<Int16>
    /// Of a course and day, the first of its `windows`, one more at the end.
    let windowsFrom: Buffer<Int32>
    let windows: Buffer<FlatWindow>
    let kept: Buffer<KeptSpot>
    /// Of a route, the first of its `shifts`, one more at the end.
    let shiftsFrom: Buffer<Int32>
    /// Minutes.
    let shifts: Buffer<FlatShift>
    /// The same in slots, rounded inwards.
    let slotShifts: Buffer<FlatShift>
    /// The slots of the shortest session.
    let shortest: Int32
    /// Whether all shifts end with slots.
    let hasEvenShifts: Bool
    /// Whether where a session can go into a route is a matter of slots
    /// alone: nothing is travelled either.
    let hasPlainGaps: Bool
    /// Slots of a route's first start and last end.
    let open: Buffer<FlatShift>
    let staff: Buffer<FlatStaff>
    let courseOfTask: Buffer<Int32>
    let isFixed: Buffer<Bool>
    let resources: Resources
    let ways: Ways
    let table: Buffer<Int32>
    let sites: Int
    let hasTravel: Bool
    let mix: Mix
    /// The most stops that a route can have.
    let most: Int
    let travelMinute: Int
    let overloadMinute: Int
    /// Courses that stand near each other, `neighbourCount` of each.
    let neighbours: Buffer<Int32>
    let neighbourCount: Int
    /// What each course costs at the least: see ``Floors``.
    let floors: Buffer<Int32>
    /// How hard a course is to place: fewer starts and staff are harder.
    let tightness: Buffer<Float>
    private let reciprocal: UInt64

    init(_ week: Week) {
        self.week = week
        days = week.days
        staffCount = week.staff.count
        slots = (week.days * Week.dayLength + week.grain - 1) / week.grain
        resources = Resources(week, slots: slots)
        reciprocal = (1 << 32) / UInt64(week.grain) + 1
        ways = week.ways
        table = Buffer(week.ways.table)
        sites = week.ways.count
        hasTravel = week.ways.count > 1 && week.weights.travelMinute >= 0
        mix = hasTravel ? .withTravel : .withoutTravel
        travelMinute = week.weights.travelMinute
        overloadMinute = week.weights.overloadMinute
        let parts = LayoutParts(week, resources)
        courses = Buffer(parts.courses)
        candidates = Buffer(parts.candidates)
        candidateOf = Buffer(parts.candidateOf)
        windowsFrom = Buffer(parts.windowsFrom)
        windows = Buffer(parts.windows)
        kept = Buffer(parts.kept)
        shiftsFrom = Buffer(parts.shiftsFrom)
        shifts = Buffer(parts.shifts)
        let grain = Int32(week.grain)
        slotShifts = Buffer(parts.shifts.map { FlatShift(from: ($0.from + grain - 1) / grain, to: $0.to / grain) })
        shortest = max(1, parts.courses.filter(\.isStaffed).map(\.span).min() ?? 1)
        hasEvenShifts = parts.shifts.allSatisfy { $0.to.isMultiple(of: grain) }
        hasPlainGaps = hasEvenShifts && !hasTravel
        open = Buffer(parts.open)
        staff = Buffer(parts.staff)
        courseOfTask = Buffer(week.tasks.map { Int32($0.course) })
        isFixed = Buffer(week.tasks.indices.map { week.fixed[$0] != nil })
        most = parts.most
        tightness = Buffer(parts.tightness)
        floors = Buffer(Floors(parts, days: week.days, grain: week.grain).list)
        let near = Neighbours(week)
        neighbours = Buffer(near.list)
        neighbourCount = near.count
    }

    var routeCount: Int { staffCount * days }

    /// Slots that a span of minutes takes.
    @inline(__always)
    func slots(_ minutes: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: minutes + week.grain - 1) &* reciprocal) >> 32)
    }

    /// Whole slots in a span of minutes.
    @inline(__always)
    func wholeSlots(_ minutes: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: minutes) &* reciprocal) >> 32)
    }

    @inline(__always)
    func way(_ from: Int32, _ to: Int32) -> Int {
        if table.count > 0 { return Int(table[Int(from) &* sites &+ Int(to)]) }
        return ways.minutes(Int(from), Int(to))
    }
}

struct FlatCourse: BitwiseCopyable {
    var firstTask: Int32
    var sessions: Int32
    var minutes: Int32
    /// `minutes` in slots, rounded up.
    var span: Int32
    var spacing: Int32
    var members: Int32
    var site: Int32
    var candidatesFrom: Int32
    var candidatesTo: Int32
    var keptFrom: Int32
    var keptTo: Int32
    /// Costs of one session without a place and of one more member of staff.
    var unassigned: Int32
    var change: Int32
    /// The index of its first entry in a chain's memory of evaluations.
    var memory: Int
    /// How many of its candidates, from the first, are liked best.
    var favourites: Int32
    var isStaffed: Bool
    /// Uses a room, a device or a citizen that others use: its start is
    /// decided when it is placed.
    var isPinned: Bool
}

struct Candidate: BitwiseCopyable {
    var staff: Int32
    /// Cost a session of not being preferred.
    var other: Int32
}

struct FlatWindow: BitwiseCopyable {
    /// Slots of the first and the last start.
    var first: Int32
    var last: Int32
    /// Cost of missing preferred times.
    var penalty: Int32
}

/// A place that a session had in the previous plan and can have again.
struct KeptSpot: BitwiseCopyable {
    var number: Int32
    /// -1 for none.
    var staff: Int32
    var day: Int32
    var slot: Int32
    var penalty: Int32
    /// Cost that is saved.
    var gain: Int32
}

struct FlatShift: BitwiseCopyable {
    var from: Int32
    var to: Int32
}

struct FlatStaff: BitwiseCopyable {
    var site: Int32
    var fairShare: Int32
    var most: Int32
}
