/// What a task could use at all: rules about nobody but itself.
extension Inquiry {
    func possibleStarts() throws(Plain) -> [Int] {
        var starts: [Int] = []
        for window in course.windows {
            starts.append(contentsOf: stride(from: window.first, through: window.last, by: week.grain))
        }
        if starts.isEmpty {
            let alone = requests().allSatisfy { request in
                request.possible.contains { $0.count >= request.minutes }
            }
            guard alone, course.members.count > 1, let group = requests()[0].group else {
                throw Plain(.noPossibleTime(minutes: course.minutes))
            }
            throw Plain(.noCommonTime(group: group, minutes: course.minutes))
        }
        guard let asked = wish.starts else { return starts }
        let wished = starts.filter(asked.contains)
        if wished.isEmpty {
            let isOff = wish.start.map { !$0.isMultiple(of: week.grain) } ?? false
            throw Plain(
                isOff
                    ? .offGrain(start: asked.lowerBound, grain: week.grain)
                    : .outsidePossible(start: asked.lowerBound))
        }
        return wished
    }

    func staff() throws(Plain) -> [Int]? {
        let problem = week.problem
        guard course.needsStaff else {
            if wish.staff != nil { throw Plain(.needsNoStaff) }
            return nil
        }
        let requests = requests()
        let skills = requests.compactMap(\.skill)
        let excluded = Set(requests.flatMap(\.excludedStaff))
        var able = Array(problem.staff.indices)
        if let staff = wish.staff.map({ problem.staff[$0] }) {
            for skill in skills where !staff.skills.contains(skill) {
                throw Plain(.staffLacksSkill(staff: staff.id, skill: skill))
            }
            if excluded.contains(staff.id) { throw Plain(.staffExcluded(staff: staff.id)) }
            able = wish.staff.map { [$0] } ?? []
        }
        able = able.filter {
            Set(skills).isSubset(of: problem.staff[$0].skills) && !excluded.contains(problem.staff[$0].id)
        }
        if able.isEmpty { throw Plain(.noStaffWithSkill(skills.first)) }
        let strong = able.filter { week.staff[$0].most.map { $0 >= course.minutes } ?? true }
        if strong.isEmpty { throw Plain(.noStaffMinutes(names(ofStaff: able), minutes: course.minutes)) }
        return strong
    }

    func requirements() throws(Plain) -> [Requirement] {
        let requests = requests()
        var needed: [(kind: String, devices: [Int], count: Int)] = []
        for need in course.needs {
            guard let kind = requests[need.member].deviceKind else { continue }
            if let index = needed.firstIndex(where: { $0.kind == kind }) {
                needed[index].count += 1
            } else {
                needed.append((kind, need.devices, 1))
            }
        }
        for need in needed where need.devices.count < need.count {
            throw Plain(.noDevice(kind: need.kind, needed: need.count, existing: need.devices.count))
        }
        guard let wished = wish.device else {
            return needed.map { Requirement(devices: $0.devices, needed: $0.count, kind: $0.kind) }
        }
        guard needed.contains(where: { $0.devices.contains(wished) }) else {
            throw Plain(.wrongDevice(device: week.problem.devices[wished].id))
        }
        return needed.flatMap { need in
            guard need.devices.contains(wished) else {
                return [Requirement(devices: need.devices, needed: need.count, kind: need.kind)]
            }
            return [
                Requirement(devices: [wished], needed: 1, kind: need.kind),
                Requirement(devices: need.devices.filter { $0 != wished }, needed: need.count - 1, kind: need.kind),
            ].filter { $0.needed > 0 }
        }
    }

    func rooms() throws(Plain) -> [Int]? {
        guard course.needsRoom else {
            if let room = wish.room { throw Plain(.wrongRoom(room: week.problem.rooms[room].id)) }
            return nil
        }
        let large = course.rooms.filter { week.problem.rooms[$0].capacity >= course.members.count }
        guard let room = wish.room else {
            if large.isEmpty { throw Plain(.noRoom(citizens: course.members.count)) }
            return large
        }
        guard large.contains(room) else { throw Plain(.wrongRoom(room: week.problem.rooms[room].id)) }
        return [room]
    }

    func names(ofStaff staff: some Sequence<Int>) -> Several {
        Several(staff.sorted().map { week.problem.staff[$0].id })
    }
}
