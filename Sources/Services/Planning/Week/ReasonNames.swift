import Domain
import Scheduler

/// What people call whom and what reasons name by identifiers.
struct ReasonNames: Sendable {
    private let names: [String: String]
    /// The identifiers; some begin with others.
    private let longestFirst: [String]

    init(_ week: UnitWeek) {
        let facts = week.facts
        var names: [String: String] = [:]
        for request in week.problem.requests {
            guard let summary = week.sessions[SessionName(request: request.id, session: 0)] else { continue }
            names[request.id] = summary.citizen.fullName
        }
        for group in week.groupOfRequest.values { names[group] = WeekProblemBuilder.wishedName(ofGroup: group) }
        for trainer in facts.trainers { names[trainer.staff.description] = trainer.name }
        for room in facts.rooms { names[room.id.description] = room.name }
        for device in facts.devices { names[device.id.description] = device.name }
        for summary in facts.sessions { names[summary.citizen.id.description] = summary.citizen.fullName }
        self.names = names
        longestFirst = names.keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    /// A name in place of an identifier; anything else as it is.
    func name(_ value: String) -> String { names[value] ?? value }

    /// A sentence that may name several.
    func sentence(_ text: String) -> String {
        longestFirst.reduce(text) { text, id in text.contains(id) ? text.replacing(id, with: name(id)) : text }
    }
}
