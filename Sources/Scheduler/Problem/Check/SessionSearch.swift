/// All places of one session, or group session, beside others.
struct SessionSearch {
    private let members: [WeekProblem.Request]
    private let problem: WeekProblem
    private let directory: WeekDirectory
    private let others: [PlaceFinder.Users]
    private let minutes: Int

    struct Place {
        let start: Int
        let staff: String?
        let room: String?
    }

    private struct Option {
        let minutes: Range<Int>
        let room: String?
        let site: Int?
    }

    private struct Stop {
        let minutes: Range<Int>
        let site: Int?
    }

    init(
        _ members: [WeekProblem.Request], _ problem: WeekProblem, _ directory: WeekDirectory,
        beside others: [PlaceFinder.Users]
    ) {
        self.members = members
        self.problem = problem
        self.directory = directory
        self.others = others
        minutes = members.first?.minutes ?? 0
    }

    func place() -> Place? {
        var starts = possibleMinutes()
        starts = withFreeCitizens(starts)
        starts = withFreeDevices(starts)
        let options = withRooms(starts)
        guard members.contains(where: { $0.mode != .independent }) else {
            return options.first.map { Place(start: $0.minutes.lowerBound, staff: nil, room: $0.room) }
        }
        for staff in problem.staff where fits(staff) {
            let own = users(\.staff, staff.id).map {
                Stop(minutes: directory.minutes(of: $0), site: directory.site(of: $0))
            }
            .sorted { $0.minutes.lowerBound < $1.minutes.lowerBound }
            if let most = staff.maxMinutes, own.reduce(minutes, { $0 + $1.minutes.count }) > most { continue }
            let found = options.first { staff.shifts.enclose($0.minutes) && isReachable($0, among: own) }
            if let found { return Place(start: found.minutes.lowerBound, staff: staff.id, room: found.room) }
        }
        return nil
    }

    /// Rule 1, as far as it is about the requests.
    private func possibleMinutes() -> [Range<Int>] {
        guard let first = members.first else { return [] }
        return first.possible.flatMap { interval -> [Range<Int>] in
            let earliest = (interval.lowerBound + problem.grain - 1) / problem.grain * problem.grain
            return stride(from: earliest, through: interval.upperBound - minutes, by: problem.grain).map {
                $0..<$0 + minutes
            }
        }.filter { minutes in
            minutes.lowerBound.day == (minutes.upperBound - 1).day
                && members.allSatisfy { $0.possible.enclose(minutes) }
        }
    }

    /// Rule 4.
    private func withFreeCitizens(_ starts: [Range<Int>]) -> [Range<Int>] {
        members.reduce(starts) { starts, member in
            let busy = users(\.citizens, member.citizen).map(directory.minutes)
            let days = users(\.requests, member.id).map(\.start.day)
            return starts.filter { minutes in
                !busy.contains { $0.overlaps(minutes) }
                    && days.allSatisfy { abs($0 - minutes.lowerBound.day) > member.restDays }
            }
        }
    }

    /// Rule 5: every member has one of its own.
    private func withFreeDevices(_ starts: [Range<Int>]) -> [Range<Int>] {
        let wanted = Dictionary(grouping: members.compactMap(\.deviceKind), by: \.self).mapValues(\.count)
        return wanted.reduce(starts) { starts, want in
            let devices = problem.devices.filter { $0.kind == want.key }.map { device in
                (available: device.available, busy: users(\.devices, device.id).map(directory.minutes))
            }
            return starts.filter { minutes in
                var free = 0
                for device in devices
                where device.available.enclose(minutes) && !device.busy.contains(where: { $0.overlaps(minutes) }) {
                    free += 1
                    if free == want.value { return true }
                }
                return false
            }
        }
    }

    /// Rule 5: each room that holds all members besides who is there.
    private func withRooms(_ starts: [Range<Int>]) -> [Option] {
        guard let first = members.first else { return [] }
        if first.rooms.isEmpty { return starts.map { Option(minutes: $0, room: nil, site: first.site) } }
        let common = first.rooms.filter { room in members.allSatisfy { $0.rooms.contains(room) } }
        return common.compactMap { directory.rooms[$0] }.flatMap { room -> [Option] in
            let there = users(\.rooms, room.id).map(directory.minutes)
            return starts.filter { minutes in
                let present = there.filter { $0.overlaps(minutes) }
                let arrivals = [minutes.lowerBound] + present.map(\.lowerBound).filter(minutes.contains)
                let most = arrivals.map { minute in present.count { $0.contains(minute) } }.max() ?? 0
                return room.available.enclose(minutes) && most + members.count <= room.capacity
            }.map { Option(minutes: $0, room: room.id, site: room.site ?? first.site) }
        }
    }

    /// Rule 3, but for the sum of minutes.
    private func fits(_ staff: WeekProblem.Staff) -> Bool {
        members.allSatisfy { member in
            (member.skill.map(staff.skills.contains) ?? true) && !member.excludedStaff.contains(staff.id)
        }
    }

    /// Rule 2.
    private func isReachable(_ option: Option, among own: [Stop]) -> Bool {
        let day = option.minutes.lowerBound.day
        let next = own.firstIndex { $0.minutes.lowerBound >= option.minutes.lowerBound } ?? own.count
        if next > 0 {
            let before = own[next - 1]
            let isNear = before.minutes.lowerBound.day == day
            let way = isNear ? problem.travel.minutes(from: before.site, to: option.site) : 0
            if before.minutes.upperBound + way > option.minutes.lowerBound { return false }
        }
        guard next < own.count else { return true }
        let after = own[next]
        let isNear = after.minutes.lowerBound.day == day
        let way = isNear ? problem.travel.minutes(from: option.site, to: after.site) : 0
        return option.minutes.upperBound + way <= after.minutes.lowerBound
    }

    private func users(_ kind: KeyPath<PlaceFinder.Users, [String: [Placement]]>, _ id: String) -> [Placement] {
        others.flatMap { $0[keyPath: kind][id] ?? [] }
    }
}
