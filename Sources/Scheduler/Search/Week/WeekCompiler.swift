/// Makes a ``Week`` of a problem.
struct WeekCompiler {
    let problem: WeekProblem
    let ways: Ways
    private(set) var courses: [Course] = []
    private(set) var courseOfRequest: [String: Int] = [:]
    private let staffIndex: [String: Int]
    private let deviceIndex: [String: Int]
    private let roomIndex: [String: Int]

    init(_ problem: WeekProblem) {
        self.problem = problem
        ways = Ways(problem.travel)
        staffIndex = Self.index(problem.staff.map(\.id))
        deviceIndex = Self.index(problem.devices.map(\.id))
        roomIndex = Self.index(problem.rooms.map(\.id))
        var coursesOfGroup: [String: Int] = [:]
        var members: [[Int]] = []
        for (index, request) in problem.requests.enumerated() {
            if let group = request.group {
                if let course = coursesOfGroup[group] {
                    members[course].append(index)
                    continue
                }
                coursesOfGroup[group] = members.count
            }
            members.append([index])
        }
        for (course, members) in members.enumerated() {
            for member in members { courseOfRequest[problem.requests[member].id] = course }
        }
        var previous: [Int: [(member: Int, placement: Placement)]] = [:]
        for placement in problem.previous {
            guard let course = courseOfRequest[placement.name.request] else { continue }
            previous[course, default: []].append((0, placement))
        }
        var firstTask = 0
        let shiftsLongest = problem.staff.map { staff in
            (0..<problem.days).flatMap { Self.clipped(staff.shifts, day: $0) }.map(\.count).max() ?? 0
        }
        let staffBySkill = Dictionary(
            grouping: problem.staff.enumerated().flatMap { index, staff in staff.skills.map { ($0, index) } },
            by: \.0)
        let kinds = Dictionary(grouping: problem.devices.indices, by: { problem.devices[$0].kind })
        for (index, members) in members.enumerated() {
            let requests = members.map { problem.requests[$0] }
            let first = requests[0]
            var staff: [Int] = []
            if first.mode != .independent {
                let skill = requests.lazy.compactMap(\.skill).first
                let able = skill.map { (staffBySkill[$0] ?? []).map(\.1) } ?? Array(problem.staff.indices)
                let skills = Set(requests.compactMap(\.skill))
                let excluded = Set(requests.flatMap(\.excludedStaff).compactMap { staffIndex[$0] })
                staff = able.filter { able in
                    shiftsLongest[able] >= first.minutes && !excluded.contains(able)
                        && (skills.count < 2 || skills.isSubset(of: problem.staff[able].skills))
                }
            }
            let preferences = requests.map { Set($0.preferredStaff.compactMap { staffIndex[$0] }) }
            let needsRoom = requests.contains { !$0.rooms.isEmpty }
            let rooms = first.rooms.filter { room in requests.allSatisfy { $0.rooms.contains(room) } }
            let (windows, windowsOfDay) = self.windows(of: requests)
            courses.append(
                Course(
                    members: members, firstTask: firstTask, sessions: first.sessions, minutes: first.minutes,
                    spacing: first.restDays + 1, needsStaff: first.mode != .independent, staff: staff,
                    others: staff.map { staff in
                        preferences.count { !$0.isEmpty && !$0.contains(staff) }
                    },
                    needsRoom: needsRoom, rooms: rooms.compactMap { roomIndex[$0] }.sorted(),
                    needs: requests.enumerated().compactMap { member, request in
                        request.deviceKind.map { Course.Need(member: member, devices: kinds[$0] ?? []) }
                    },
                    site: ways.site(of: first.site), windows: windows, windowsOfDay: windowsOfDay,
                    previous: (previous[index] ?? []).map {
                        Course.Previous(
                            number: $0.placement.name.session, start: $0.placement.start,
                            staff: $0.placement.staff.flatMap { staffIndex[$0] })
                    }))
            firstTask += first.sessions
        }
    }

    func staff() -> [Week.Staff] {
        let asked = courses.reduce(0) { $0 + $1.sessions * $1.work }
        let own = problem.staff.map { $0.shifts.reduce(0) { $0 + $1.count } }
        let all = own.reduce(0, +)
        return problem.staff.enumerated().map { index, staff in
            Week.Staff(
                shifts: (0..<problem.days).map { Self.clipped(staff.shifts, day: $0) }, most: staff.maxMinutes,
                fairShare: all == 0 ? 0 : (asked * own[index] + all - 1) / all, site: ways.site(of: staff.site))
        }
    }

    func citizens() -> (courses: [[Int]], shared: [[Int]]) {
        var coursesOf: [String: [Int]] = [:]
        for (index, course) in courses.enumerated() {
            for member in course.members { coursesOf[problem.requests[member].citizen, default: []].append(index) }
        }
        var lists: [[Int]] = []
        var shared = [[Int]](repeating: [], count: courses.count)
        for request in problem.requests {
            guard let list = coursesOf.removeValue(forKey: request.citizen), list.count > 1 else { continue }
            for course in list { shared[course].append(lists.count) }
            lists.append(list)
        }
        return (lists, shared)
    }

    /// A group's placements are one place with a device for each need.
    func places(of placements: [Placement]) -> [Int: Place] {
        var byTask: [Int: [Placement]] = [:]
        for placement in placements {
            guard let course = courseOfRequest[placement.name.request] else { continue }
            byTask[courses[course].firstTask + placement.name.session, default: []].append(placement)
        }
        var owner: [Int: Int] = [:]
        for (index, course) in courses.enumerated() {
            for task in course.tasks { owner[task] = index }
        }
        return byTask.reduce(into: [:]) { places, entry in
            guard let course = owner[entry.key].map({ courses[$0] }), let first = entry.value.first else { return }
            let devices = course.needs.compactMap { need in
                let request = problem.requests[course.members[need.member]].id
                let placement = entry.value.first { $0.name.request == request }
                return placement?.device.flatMap { deviceIndex[$0] }
            }
            places[entry.key] = Place(
                start: first.start, staff: first.staff.flatMap { staffIndex[$0] },
                room: first.room.flatMap { roomIndex[$0] }, devices: devices)
        }
    }

    private static func index(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func clipped(_ intervals: [Range<Int>], day: Int) -> [Range<Int>] {
        let day = day * Week.dayLength..<(day + 1) * Week.dayLength
        return intervals.map { $0.clamped(to: day) }.filter { !$0.isEmpty }
    }
}
