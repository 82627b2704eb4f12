package import Domain
import Store

extension PlanService {
    /// Notes that a functional test has been made, and what it gave, such as
    /// `Rejse-sætte-sig: 11 på 30 s`. A second note replaces the first.
    package func record(test id: ID<Session>, note: String, by staff: StaffMember) async throws {
        let now = clock.now
        let today = zone.date(at: now)
        let note = String(note.trimmed.prefix(500))
        try await database.write { connection in
            guard let session = try connection.session(id) else {
                throw ServiceError(.notFound, "There is no session \(id).")
            }
            _ = try connection.citizen(session.citizen, for: staff)
            guard session.kind == .checkpoint, session.cancelledAt == nil, session.date <= today else {
                throw ServiceError(
                    .conflict, "The session on \(session.date) is no test that can have been made.",
                    reason: .noTest)
            }
            try connection.save(
                SessionResult(
                    session: id, completion: .done, startedAt: session.startsAt, endedAt: nil, exercisesCompleted: 0,
                    exercisesSkipped: 0, setsCompleted: 0, pain: nil, effort: nil,
                    comment: note.isEmpty ? nil : note, events: 0), at: now)
        }
    }
}
