/// What sessions share beside staff: rooms, pools of like devices, and
/// citizens with several requests. Each has a capacity a slot.
final class Resources: Sendable {
    /// Of a course: `citizens`, `rooms`, `kinds` from its index to the next.
    let citizensFrom: Buffer<Int32>
    let citizens: Buffer<Int32>
    let roomsFrom: Buffer<Int32>
    let rooms: Buffer<RoomChoice>
    let kindsFrom: Buffer<Int32>
    let kinds: Buffer<KindNeed>
    /// Resources that are pools of one kind, as ``KindNeed`` names them.
    let pools: Buffer<Int32>
    /// The devices of each resource that is a pool, else empty.
    let devices: [[Int]]
    /// Of a task: the index of its first need among all needs of all tasks;
    /// one more at the end.
    let needsFrom: Buffer<Int32>
    let needsCount: Int
    let count: Int
    /// A row of slots for each resource: how many it takes.
    let capacity: Buffer<Int16>
    /// A resource's row in `until`.
    let rowOf: Buffer<Int32>
    /// Rows of slots: the minute at which the available interval ends in
    /// which the slot begins; 0 for none.
    let until: Buffer<Int32>
    let slots: Int

    init(_ week: Week, slots: Int) {
        self.slots = slots
        var builder = ResourceBuilder(week, slots: slots)
        builder.addCourses()
        citizensFrom = Buffer(builder.citizensFrom)
        citizens = Buffer(builder.citizens)
        roomsFrom = Buffer(builder.roomsFrom)
        rooms = Buffer(builder.rooms)
        kindsFrom = Buffer(builder.kindsFrom)
        kinds = Buffer(builder.kinds)
        pools = Buffer(builder.pools)
        devices = builder.devices
        needsFrom = Buffer(builder.needsFrom + [Int32(builder.needsCount)])
        needsCount = builder.needsCount
        count = builder.capacities.count
        capacity = Buffer(builder.capacities.flatMap { Array(repeating: Int16(clamping: $0), count: slots) })
        rowOf = Buffer(builder.rowOf)
        until = Buffer(builder.until)
    }

    func isPinned(_ course: Int) -> Bool {
        citizensFrom[course] < citizensFrom[course + 1] || kindsFrom[course] < kindsFrom[course + 1]
            || roomsFrom[course] < roomsFrom[course + 1]
    }

    /// The indices of a task's needs among all.
    @inline(__always)
    func needs(of task: Int) -> Range<Int> { Int(needsFrom[task])..<Int(needsFrom[task + 1]) }

    /// The pool that a device is in.
    func pool(of device: Int) -> Int? { devices.firstIndex { $0.contains(device) } }
}

struct RoomChoice: BitwiseCopyable {
    var resource: Int32
    /// An index of the problem's rooms; -1 if there is none to have.
    var room: Int32
    var site: Int32
}

/// So many devices of one kind.
struct KindNeed: BitwiseCopyable {
    var poolsFrom: Int32
    var poolsTo: Int32
    var count: Int32
}

private struct ResourceBuilder {
    var citizensFrom: [Int32] = [0]
    var citizens: [Int32] = []
    var roomsFrom: [Int32] = [0]
    var rooms: [RoomChoice] = []
    var kindsFrom: [Int32] = [0]
    var kinds: [KindNeed] = []
    var pools: [Int32] = []
    var devices: [[Int]] = []
    var needsFrom: [Int32] = []
    var needsCount = 0
    var capacities: [Int] = []
    var rowOf: [Int32] = []
    var until: [Int32] = []

    private let week: Week
    private let slots: Int
    private var rows: [[Range<Int>]: Int32] = [:]
    private var poolsOfKind: [String: (from: Int32, to: Int32)] = [:]

    init(_ week: Week, slots: Int) {
        self.week = week
        self.slots = slots
    }

    mutating func addCourses() {
        let always = [0..<week.days * Week.dayLength]
        let citizenResources = week.coursesOfCitizen.map { _ in add(1, always) }
        let roomResources = week.problem.rooms.map { add($0.capacity, $0.available) }
        addPools()
        for (index, course) in week.courses.enumerated() {
            citizens += week.sharedCitizens[index].map { citizenResources[$0] }
            citizensFrom.append(Int32(citizens.count))
            rooms += course.rooms.map {
                RoomChoice(
                    resource: roomResources[$0], room: Int32($0), site: Int32(week.site(of: course, room: $0)))
            }
            if course.needsRoom && course.rooms.isEmpty { rooms.append(RoomChoice(resource: 0, room: -1, site: 0)) }
            roomsFrom.append(Int32(rooms.count))
            let needs = course.needs.compactMap { week.problem.requests[course.members[$0.member]].deviceKind }
            for kind in Set(needs).sorted() {
                let pools = poolsOfKind[kind] ?? (0, 0)
                kinds.append(
                    KindNeed(poolsFrom: pools.from, poolsTo: pools.to, count: Int32(needs.count { $0 == kind })))
            }
            kindsFrom.append(Int32(kinds.count))
            for _ in 0..<course.sessions {
                needsFrom.append(Int32(needsCount))
                needsCount += course.needs.count
            }
        }
    }

    /// Devices that are alike in kind and availability need not be told
    /// apart, unless `fixed` names one.
    private mutating func addPools() {
        struct Likeness: Hashable { var kind: String, available: [Range<Int>], own: Int? }
        let named = Set(week.fixed.values.flatMap(\.devices))
        var order: [Likeness] = []
        var groups: [Likeness: [Int]] = [:]
        for (index, device) in week.problem.devices.enumerated() {
            let likeness = Likeness(
                kind: device.kind, available: device.available, own: named.contains(index) ? index : nil)
            if groups[likeness] == nil { order.append(likeness) }
            groups[likeness, default: []].append(index)
        }
        for kind in Set(order.map(\.kind)).sorted() {
            let from = Int32(pools.count)
            for likeness in order where likeness.kind == kind {
                let members = groups[likeness] ?? []
                let resource = add(members.count, likeness.available)
                devices[Int(resource)] = members
                pools.append(resource)
            }
            poolsOfKind[kind] = (from, Int32(pools.count))
        }
    }

    private mutating func add(_ capacity: Int, _ available: [Range<Int>]) -> Int32 {
        if rows[available] == nil {
            rows[available] = Int32(until.count / slots)
            var row = [Int32](repeating: 0, count: slots)
            for interval in available {
                let first = (interval.lowerBound + week.grain - 1) / week.grain
                let last = (interval.upperBound - 1) / week.grain
                for slot in first..<max(first, last + 1) { row[slot] = Int32(interval.upperBound) }
            }
            until += row
        }
        capacities.append(capacity)
        rowOf.append(rows[available] ?? 0)
        devices.append([])
        return Int32(capacities.count - 1)
    }
}
