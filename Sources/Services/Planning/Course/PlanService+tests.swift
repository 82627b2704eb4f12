package import Domain
import Store

extension PlanService {
    /// Notes that a functional test has been made, and what it gave, such as
    /// `Rejse-sætte-sig: 11 på 30 s`. A second note stands in place of the first.
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
            try connection.insert(
                HandResult(
                    id: .new(at: now), session: id, completion: .done, comment: note.isEmpty ? nil : note,
                    staff: staff.id, at: now, seenEvents: try connection.result(of: id)?.events ?? 0))
        }
    }
}
