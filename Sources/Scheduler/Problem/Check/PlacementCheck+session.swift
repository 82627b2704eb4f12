import Domain

/// What one session must keep by itself.
extension PlacementCheck {
    /// Rule 1.
    func timeBreaches(_ placement: Placement) -> [RuleBreach] {
        guard let request = directory.requests[placement.name.request] else { return [] }
        let minutes = directory.minutes(of: placement)
        var reasons: [String] = []
        if placement.start % problem.grain != 0 {
            reasons.append("it starts at \(placement.start), which is no multiple of \(problem.grain)")
        }
        if placement.start.day != (minutes.upperBound - 1).day {
            reasons.append("it lasts beyond midnight, \(minutes.text)")
        }
        if !request.possible.enclose(minutes) {
            reasons.append("no possible interval of its request holds \(minutes.text)")
        }
        if let staff = placement.staff, directory.staff[staff]?.shifts.enclose(minutes) != true {
            reasons.append("no shift of \(staff) holds \(minutes.text)")
        }
        if let device = placement.device, directory.devices[device]?.available.enclose(minutes) != true {
            reasons.append("\(device) is not available throughout \(minutes.text)")
        }
        if let room = placement.room, directory.rooms[room]?.available.enclose(minutes) != true {
            reasons.append("\(room) is not available throughout \(minutes.text)")
        }
        return reasons.map { RuleBreach(.time, [placement.name], $0) }
    }

    /// Rule 3, but for the sum of minutes.
    func fitBreaches(_ placement: Placement) -> [RuleBreach] {
        guard let request = directory.requests[placement.name.request] else { return [] }
        var reasons: [String] = []
        if let staff = placement.staff {
            if request.mode == .independent { reasons.append("it is independent, but has staff \(staff)") }
            if let skill = request.skill, directory.staff[staff]?.skills.contains(skill) != true {
                reasons.append("\(staff) has not the skill '\(skill.excerpt)'")
            }
            if request.excludedStaff.contains(staff) { reasons.append("\(staff) is excluded") }
        } else if request.mode != .independent {
            reasons.append("it is \(request.mode.rawValue), but has no staff")
        }
        return reasons.map { RuleBreach(.staffFit, [placement.name], $0) }
    }

    /// Rule 5, but for others at the same time.
    func thingBreaches(_ placement: Placement) -> [RuleBreach] {
        guard let request = directory.requests[placement.name.request] else { return [] }
        var reasons: [String] = []
        switch (request.deviceKind, placement.device) {
        case (let kind?, nil): reasons.append("it needs a device of kind '\(kind.excerpt)'")
        case (nil, let device?): reasons.append("it needs no device, but has \(device)")
        case (let kind?, let device?) where directory.devices[device]?.kind != kind:
            reasons.append("\(device) is not of kind '\(kind.excerpt)'")
        default: break
        }
        switch placement.room {
        case nil where !request.rooms.isEmpty: reasons.append("it needs a room")
        case let room? where request.rooms.isEmpty: reasons.append("it needs no room, but has \(room)")
        case let room? where !request.rooms.contains(room):
            reasons.append("\(room) is not among the rooms of its request")
        default: break
        }
        return reasons.map { RuleBreach(.things, [placement.name], $0) }
    }
}

extension Range<Int> {
    /// Such as `[480, 500)`.
    var text: String { "[\(lowerBound), \(upperBound))" }
}
