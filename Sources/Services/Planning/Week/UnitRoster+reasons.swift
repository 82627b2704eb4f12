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
            code: reason.code, message: named(reason.message), blockedBy: sessions(reason.blockedBy))
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
