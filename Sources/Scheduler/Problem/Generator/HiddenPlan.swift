/// A plan that keeps every rule, around which wishes are drawn.
struct HiddenPlan {
    static let grain = 5

    let days: Int
    private(set) var placements: [Placement] = []
    private var staff: [WeekProblem.Staff] = []
    private var devices: [WeekProblem.Device] = []
    private var rooms: [WeekProblem.Room] = []
    private var travel = Travel.none
    /// By member of staff and day, in the order of time.
    private var tours: [[[Stop]]] = []
    private(set) var load: [Int] = []
    private var deviceUse: [[Range<Int>]] = []
    private var roomUse: [[Range<Int>]] = []
    private var citizenUse: [String: [Range<Int>]] = [:]

    private struct Stop {
        let minutes: Range<Int>
        let site: Int?
    }

    /// Where a session, or group session, was put.
    struct Place {
        let start: Int
        let staff: Int?
        let devices: [Int]
        let room: Int?
    }

    init(days: Int) { self.days = days }

    mutating func open(
        staff: [WeekProblem.Staff], devices: [WeekProblem.Device], rooms: [WeekProblem.Room], travel: Travel
    ) {
        self.staff = staff
        self.devices = devices
        self.rooms = rooms
        self.travel = travel
        tours = Array(repeating: Array(repeating: [], count: days), count: staff.count)
        load = Array(repeating: 0, count: staff.count)
        deviceUse = Array(repeating: [], count: devices.count)
        roomUse = Array(repeating: [], count: rooms.count)
    }

    /// The first place at or after one of `starts`, in their order.
    func place(_ draft: SessionDraft, day: Int, starts: [Int], staff index: Int?) -> Place? {
        if let index, let most = staff[index].maxMinutes, load[index] + draft.minutes > most { return nil }
        let site = draft.room.map { rooms[$0].site } ?? draft.members.first?.site
        for start in starts {
            let minutes = day * .minutesOfDay + start..<day * .minutesOfDay + start + draft.minutes
            if let index, !isFree(staff: index, minutes, day: day, site: site ?? nil) { continue }
            guard draft.members.allSatisfy({ citizenUse[$0.citizen]?.contains { $0.overlaps(minutes) } != true })
            else { continue }
            if let room = draft.room {
                guard rooms[room].available.enclose(minutes), !roomUse[room].contains(where: { $0.overlaps(minutes) })
                else { continue }
            }
            let wanted = draft.members.count { $0.needsTablet }
            let free =
                wanted == 0
                ? []
                : devices.indices.filter { device in
                    devices[device].available.enclose(minutes) && !deviceUse[device].contains { $0.overlaps(minutes) }
                }
            guard free.count >= wanted else { continue }
            return Place(start: minutes.lowerBound, staff: index, devices: Array(free.prefix(wanted)), room: draft.room)
        }
        return nil
    }

    private func isFree(staff index: Int, _ minutes: Range<Int>, day: Int, site: Int?) -> Bool {
        guard staff[index].shifts.enclose(minutes) else { return false }
        // Straight lines keep the triangle inequality, so neighbours suffice.
        let tour = tours[index][day]
        let after = tour.firstIndex { $0.minutes.lowerBound >= minutes.lowerBound } ?? tour.count
        if after < tour.count {
            let next = tour[after]
            if minutes.upperBound > next.minutes.lowerBound { return false }
            if minutes.upperBound + travel.minutes(from: site, to: next.site) > next.minutes.lowerBound { return false }
        }
        guard after > 0 else { return true }
        let last = tour[after - 1]
        return last.minutes.upperBound <= minutes.lowerBound
            && last.minutes.upperBound + travel.minutes(from: last.site, to: site) <= minutes.lowerBound
    }

    mutating func take(_ place: Place, for draft: SessionDraft, session: Int) {
        let minutes = place.start..<place.start + draft.minutes
        if let index = place.staff {
            let site = draft.room.map { rooms[$0].site } ?? draft.members.first?.site
            let stop = Stop(minutes: minutes, site: site ?? nil)
            let day = place.start.day
            let position = tours[index][day].firstIndex { $0.minutes.lowerBound > place.start }
            tours[index][day].insert(stop, at: position ?? tours[index][day].count)
            load[index] += draft.minutes
        }
        for device in place.devices { deviceUse[device].append(minutes) }
        if let room = place.room { roomUse[room].append(minutes) }
        var devices = place.devices.map { self.devices[$0].id }
        for member in draft.members {
            citizenUse[member.citizen, default: []].append(minutes)
            placements.append(
                Placement(
                    SessionName(request: member.id, session: session), start: place.start,
                    staff: place.staff.map { staff[$0].id }, device: member.needsTablet ? devices.popLast() : nil,
                    room: place.room.map { rooms[$0].id }))
        }
    }
}
