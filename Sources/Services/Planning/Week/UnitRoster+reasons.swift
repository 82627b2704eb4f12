import Domain
import Scheduler

extension UnitRoster {
    /// Why a task has no place; proven.
    func reasons(of task: Int) -> [PlanReason] { week.reasons(task, roster).map(unit.reason) }
}

extension UnitWeek {
    /// A reason with people's and things' names in place of identifiers.
    func reason(_ reason: WeekSolution.Reason) -> PlanReason {
        PlanReason(
            code: reason.code, message: named(reason.message), blockedBy: sessions(reason.blockedBy),
            details: reason.hindrance?.details.map { details in
                PlanReason.Details(
                    names: details.names.map(named), count: details.count, values: details.values.map(named))
            })
    }

    private func named(_ message: String) -> String {
        var message = message
        for request in problem.requests where message.contains(request.id) {
            guard let summary = sessions[SessionName(request: request.id, session: 0)] else { continue }
            message = message.replacing(request.id, with: summary.citizen.fullName)
        }
        let names =
            facts.trainers.map { ($0.staff.description, $0.name) }
            + facts.rooms.map { ($0.id.description, $0.name) } + facts.devices.map { ($0.id.description, $0.name) }
            + facts.sessions.map { ($0.citizen.id.description, $0.citizen.fullName) }
        for (id, name) in names where message.contains(id) { message = message.replacing(id, with: name) }
        return message
    }
}

extension Hindrance {
    /// What a sentence about it names, by identifiers.
    fileprivate var details: PlanReason.Details? {
        switch self {
        case .noPossibleTime(let minutes): .init(values: ["\(minutes)"])
        case .noCommonTime(let group, let minutes): .init(values: [group, "\(minutes)"])
        case .noStaffWithSkill(let skill): skill.map { .init(values: [$0]) }
        case .staffLacksSkill(let staff, let skill): .init(names: [staff], values: [skill])
        case .staffExcluded(let staff): .init(names: [staff])
        case .noStaffMinutes(let staff, let minutes): .init(staff, ["\(minutes)"])
        case .noStaffOnShift(let several), .noRoomOpen(let several), .staffBusy(let several), .travel(let several),
            .staffMinutes(let several), .roomFull(let several):
            .init(several)
        case .noDevice(let kind, let needed, let existing): .init(values: [kind, "\(needed)", "\(existing)"])
        case .noDeviceAvailable(let kind, let needed), .deviceBusy(let kind, let needed):
            .init(values: [kind, "\(needed)"])
        case .noRoom(let citizens): .init(values: ["\(citizens)"])
        case .restDays(_, let days): days == 0 ? nil : .init(values: ["\(days)"])
        case .citizenBusy(let citizen): .init(names: [citizen])
        case .costsMore(let difference): .init(values: ["\(difference)"])
        case .outsidePossible, .offGrain, .needsNoStaff, .wrongDevice, .wrongRoom, .fixed: nil
        }
    }
}

extension PlanReason.Details {
    fileprivate init(_ several: Several, _ values: [String] = []) {
        self.init(names: several.names, count: several.count, values: values)
    }
}
