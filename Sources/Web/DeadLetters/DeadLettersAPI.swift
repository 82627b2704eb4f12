import Domain
import HTTPTypes
import Hummingbird
import Services

/// Events that were set aside, and erasure, for programs of superusers.
struct DeadLettersAPI: Sendable {
    let services: TrinServices
    private var letters: DeadLetterService { services.deadLetters }

    init(services: TrinServices) { self.services = services }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("dead-letters") { request, context in
            let query = request.query
            guard let state: DeadLetter.State = query["state"].isEmpty ? .open : query.choice("state") else {
                throw ServiceError(
                    .invalid, "The state is '\(query["state"])'; it must be open, replayed or dismissed.")
            }
            let found = try await letters.letters(
                state, code: query["code"].isEmpty ? nil : query["code"], before: try query.identifier("before"),
                for: try context.staff)
            return try Response.json(found.map { DeadLetterJSON($0, withContents: false) })
        }
        router.get("dead-letters/:id") { _, context in
            try Response.json(
                DeadLetterJSON(try await letters.letter(try context.id(), for: try context.staff), withContents: true))
        }
        router.post("dead-letters/replay") { request, context in
            let order = try await request.json(ReplayOrder.self, context)
            return try Response.json(try await letters.replay(code: order.code, by: try context.staff))
        }
        router.post("dead-letters/:id/replay") { _, context in
            try Response.json(try await letters.replay(try context.id(), by: try context.staff))
        }
        router.post("dead-letters/:id/dismiss") { _, context in
            try await letters.dismiss(try context.id(), by: try context.staff)
            return Response(status: .noContent)
        }
        router.get("dead-letter-counts") { _, context in
            try Response.json(
                try await letters.counts(.open, for: try context.staff).map {
                    CountJSON(code: $0.code, events: $0.events)
                })
        }
        router.get("unfamiliar-names") { _, _ in
            try Response.json(try await letters.unfamiliar().map { UnfamiliarJSON($0) })
        }
        router.post("citizens/:id/erase-reports") { _, context in
            try Response.json(try await services.erasure.erase(citizen: try context.id(), by: try context.staff))
        }
        router.post("sessions/:id/erase-reports") { _, context in
            try Response.json(try await services.erasure.erase(session: try context.id(), by: try context.staff))
        }
    }

    private struct ReplayOrder: Decodable {
        var code: String
    }

    private struct CountJSON: Encodable {
        let code: String
        let events: Int
    }

    private struct UnfamiliarJSON: Encodable {
        let type: String
        let field: String?
        let events: Int
        let firstAt: String
        let lastAt: String

        init(_ count: UnfamiliarCount) {
            type = count.type
            field = count.field.isEmpty ? nil : count.field
            events = count.events
            firstAt = count.firstAt.rfc3339
            lastAt = count.lastAt.rfc3339
        }
    }
}

private struct DeadLetterJSON: Encodable {
    let id: String
    let device: String
    let event: String?
    let session: String?
    let code: String
    let detail: String
    let state: String
    let receivedAt: String
    let triedAt: String?
    let settledAt: String?
    let settledBy: String?
    /// What was sent; bytes that are no UTF-8 are replaced.
    let raw: String?

    init(_ letter: DeadLetter, withContents: Bool) {
        id = letter.id.description
        device = letter.device.description
        event = letter.eventID
        session = letter.session?.description
        code = letter.code
        detail = letter.detail
        state = letter.state.rawValue
        receivedAt = letter.receivedAt.rfc3339
        triedAt = letter.triedAt?.rfc3339
        settledAt = letter.settledAt?.rfc3339
        settledBy = letter.settledBy?.description
        raw = withContents ? String(decoding: letter.body, as: UTF8.self) : nil
    }
}
