import Domain
import HTTPTypes
import Hummingbird
import Services

/// Why a change was not made, session by session, with remedies: problem
/// details (RFC 9457) with members of its own.
struct ConflictProblem: Encodable {
    struct Entry: Encodable {
        let session: ID<Session>
        let conflicts: [PlanningConflict]
    }

    let type = "about:blank"
    let title = "Conflict"
    let status = 409
    let detail: String
    let sessions: [Entry]
    /// For the first of the sessions.
    let remedies: [SuggestionJSON]

    init(_ conflicts: [ID<Session>: [PlanningConflict]], remedies: [PlaceSuggestion]) {
        sessions = conflicts.sorted { $0.key < $1.key }.map { Entry(session: $0.key, conflicts: $0.value) }
        detail = sessions.first?.conflicts.first?.message ?? "Something is in the way; nothing was changed."
        self.remedies = remedies.map(SuggestionJSON.init)
    }

    func response() throws -> Response {
        try .json(self, status: .conflict, type: "application/problem+json")
    }
}
