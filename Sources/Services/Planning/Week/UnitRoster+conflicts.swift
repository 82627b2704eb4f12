import Domain
import Scheduler

extension UnitRoster {
    /// The rules that a task would break at a place.
    func conflicts(of task: Int, at place: Place) -> [PlanningConflict] {
        guard (0..<week.days).contains(place.day), place.start >= 0,
            place.devices.count == week.course(of: task).needs.count
        else {
            if place.devices.count != week.course(of: task).needs.count {
                return [conflict(Obstacle(.deviceBusy), of: task, at: place)]
            }
            return [conflict(Obstacle(.possible), of: task, at: place)]
        }
        return roster.obstacles(to: task, at: place).map { conflict($0, of: task, at: place) }
    }

    /// The rules that a task breaks where it stands.
    func standingConflicts(of task: Int) -> [PlanningConflict] {
        roster.places[task].map { conflicts(of: task, at: $0) } ?? []
    }

    private func conflict(_ obstacle: Obstacle, of task: Int, at place: Place) -> PlanningConflict {
        let names = sessions(of: obstacle.tasks.first.map { [$0] } ?? []).compactMap { id in
            unit.names[id].flatMap { unit.sessions[$0]?.citizen.fullName }
        }
        let other = names.first ?? ""
        let staff = place.staff.map { unit.facts.trainers[$0].name } ?? ""
        let room = place.room.map { unit.facts.rooms[$0].name } ?? ""
        let message: String
        switch obstacle.rule {
        case .possible: message = "The time is not one of the plan's possible ones."
        case .mode: message = "The session needs a member of staff, or takes place without one."
        case .skill: message = "\(staff) lacks the skill that the plan asks for."
        case .excluded: message = "The plan does not want \(staff)."
        case .shift: message = "\(staff) is not at work then."
        case .restDays: message = "Another session of the plan is too near."
        case .citizenBusy: message = "The citizen has another session then."
        case .staffMinutes: message = "\(staff) would have more sessions than the week's limit."
        case .staffBusy: message = "\(staff) is with \(other) then."
        case .travel: message = "The way to or from \(other) takes longer than \(staff) has."
        case .room: message = "The session needs one of the plan's rooms."
        case .roomClosed: message = "\(room) is closed then."
        case .roomFull: message = "\(room) is full then."
        case .device: message = "The session needs a device of another kind."
        case .deviceAbsent: message = "The device is not there then."
        case .deviceBusy:
            message = "No device is free then; \(other.isEmpty ? "choose another time" : "it is with \(other)")."
        }
        return PlanningConflict(
            code: obstacle.rule.code, message: message, sessions: sessions(of: obstacle.tasks),
            canOverride: obstacle.rule.canOverride, values: obstacle.rule.values(staff: staff, room: room))
    }
}

extension Obstacle.Rule {
    var code: String { String(describing: self) }

    /// What a sentence about it names; nil where that is not known.
    fileprivate func values(staff: String, room: String) -> [String]? {
        let name =
            switch self {
            case .skill, .excluded, .shift, .staffMinutes, .staffBusy, .travel: staff
            case .roomClosed, .roomFull: room
            default: ""
            }
        return name.isEmpty ? nil : [name]
    }

    /// Nobody is in two places at once, and a closed room stays closed; the
    /// rest is for people to agree on.
    var canOverride: Bool {
        switch self {
        case .possible, .skill, .excluded, .shift, .restDays, .staffMinutes, .travel: true
        case .mode, .citizenBusy, .staffBusy, .room, .roomClosed, .roomFull, .device, .deviceAbsent, .deviceBusy: false
        }
    }
}
