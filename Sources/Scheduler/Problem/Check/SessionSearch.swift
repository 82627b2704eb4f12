/// All places of one session, or group session, beside others.
struct SessionSearch {
    let members: [WeekProblem.Request]
    let problem: WeekProblem
    let directory: WeekDirectory
    let others: [PlaceFinder.Users]

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

    func place() -> Place? {
        let options = possibleMinutes().filter(citizensAreFree).filter(devicesAreFree).flatMap(roomOptions)
        guard members.contains(where: { $0.mode != .independent }) else {
            return options.first.map { Place(start: $0.minutes.lowerBound, staff: nil, room: $0.room) }
        }
        for staff in problem.staff where fits(staff) {
            let own = users(\.staff, staff.id).sorted { $0.start < $1.start }
            guard hasMinutesLeft(staff, own) else { continue }
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
            return stride(from: earliest, through: interval.upperBound - first.minutes, by: problem.grain).map {
                $0..<$0 + first.minutes
            }
        }.filter { minutes in
            minutes.lowerBound.day == (minutes.upperBound - 1).day
                && members.allSatisfy { $0.possible.enclose(minutes) }
        }
    }

    /// Rule 4.
    private func citizensAreFree(_ minutes: Range<Int>) -> Bool {
        members.allSatisfy { member in
            users(\.citizens, member.citizen).allSatisfy { !directory.minutes(of: $0).overlaps(minutes) }
                && users(\.requests, member.id).allSatisfy {
                    abs($0.start.day - minutes.lowerBound.day) > member.restDays
                }
        }
    }

    /// Rule 5: every member has one of its own.
    private func devicesAreFree(_ minutes: Range<Int>) -> Bool {
        let wanted = Dictionary(grouping: members.compactMap(\.deviceKind), by: \.self).mapValues(\.count)
        return wanted.allSatisfy { kind, count in
            problem.devices.count { device in
                device.kind == kind && device.available.enclose(minutes)
                    && users(\.devices, device.id).allSatisfy { !directory.minutes(of: $0).overlaps(minutes) }
            } >= count
        }
    }

    /// Rule 5: each room that holds all members besides who is there.
    private func roomOptions(_ minutes: Range<Int>) -> [Option] {
        guard let first = members.first else { return [] }
        if first.rooms.isEmpty { return [Option(minutes: minutes, room: nil, site: first.site)] }
        let common = first.rooms.filter { room in members.allSatisfy { $0.rooms.contains(room) } }
        return common.compactMap { id -> Option? in
            guard let room = directory.rooms[id], room.available.enclose(minutes) else { return nil }
            let there = users(\.rooms, id).map(directory.minutes).filter { $0.overlaps(minutes) }
            let arrivals = [minutes.lowerBound] + there.map(\.lowerBound).filter(minutes.contains)
            let most = arrivals.map { minute in there.count { $0.contains(minute) } }.max() ?? 0
            guard most + members.count <= room.capacity else { return nil }
            return Option(minutes: minutes, room: id, site: room.site ?? first.site)
        }
    }

    /// Rule 3, but for the sum of minutes.
    private func fits(_ staff: WeekProblem.Staff) -> Bool {
        members.allSatisfy { member in
            (member.skill.map(staff.skills.contains) ?? true) && !member.excludedStaff.contains(staff.id)
        }
    }

    private func hasMinutesLeft(_ staff: WeekProblem.Staff, _ own: [Placement]) -> Bool {
        guard let most = staff.maxMinutes else { return true }
        return own.reduce(members.first?.minutes ?? 0) { $0 + directory.minutes(of: $1).count } <= most
    }

    /// Rule 2.
    private func isReachable(_ option: Option, among own: [Placement]) -> Bool {
        let day = option.minutes.lowerBound.day
        let before = own.last { $0.start < option.minutes.lowerBound }
        let after = own.first { $0.start >= option.minutes.lowerBound }
        if let before {
            let way =
                before.start.day == day
                ? problem.travel.minutes(from: directory.site(of: before), to: option.site) : 0
            if directory.minutes(of: before).upperBound + way > option.minutes.lowerBound { return false }
        }
        if let after {
            let way =
                after.start.day == day ? problem.travel.minutes(from: option.site, to: directory.site(of: after)) : 0
            if option.minutes.upperBound + way > after.start { return false }
        }
        return true
    }

    private func users(_ kind: KeyPath<PlaceFinder.Users, [String: [Placement]]>, _ id: String) -> [Placement] {
        others.flatMap { $0[keyPath: kind][id] ?? [] }
    }
}
