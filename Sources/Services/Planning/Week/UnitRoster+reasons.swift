import Domain
import Scheduler

extension UnitRoster {
    /// Why a task has no place; proven.
    func reasons(of task: Int) -> [PlanReason] { unit.reasons(week.reasons(task, roster)) }
}

extension UnitWeek {
    /// Reasons with people's and things' names in place of identifiers.
    func reasons(_ reasons: [WeekSolution.Reason]) -> [PlanReason] {
        guard !reasons.isEmpty else { return [] }
        let names = ReasonNames(self)
        return reasons.map { reason in
            PlanReason(
                code: reason.code, message: names.sentence(reason.message), blockedBy: sessions(reason.blockedBy),
                details: reason.hindrance?.details.map { details in
                    PlanReason.Details(
                        names: details.names.map(names.name), count: details.count,
                        values: details.values.map(names.name))
                })
        }
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
