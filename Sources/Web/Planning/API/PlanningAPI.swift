import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// `/api/v1`: weeks, drafts and changes by hand, for programs.
struct PlanningAPI: Sendable {
    let services: TrinServices

    private var planning: PlanningService { services.planning }

    init(services: TrinServices) { self.services = services }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("units") { _, context in
            let staff = try context.staff
            let units = try await services.citizens.units()
            return try Response.json(units.filter { staff.unit == nil || staff.unit == $0.id })
        }
        router.get("units/:id/week") { request, context in
            let board = try await planning.board(
                try context.id(), week: try request.date(orElse: planning.today), for: try context.staff)
            return try Response.json(WeekJSON(board))
        }
        router.get("sessions/:id") { _, context in
            let explanation = try await planning.explanation(of: try context.id(), for: try context.staff)
            return try Response.json(ExplanationJSON(explanation, today: planning.today))
        }
        router.get("sessions/:id/suggestions") { request, context in
            let count: Int = request.query.value("count") ?? 5
            let suggestions = try await planning.suggestions(
                for: try context.id(), count: count, for: try context.staff)
            return try Response.json(suggestions.map(SuggestionJSON.init))
        }
        router.get("sessions/:id/possibility", use: possibility)
        router.get("planning-jobs/:id") { _, context in
            try Response.json(JobJSON(try await planning.job(try context.id(), for: try context.staff)))
        }
        router.get("drafts/:id") { _, context in
            let (draft, items, _) = try await planning.draft(try context.id(), for: try context.staff)
            return try Response.json(DraftJSON(draft, items))
        }
    }

    @Sendable private func possibility(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let id = try context.id(of: Session.self)
        let staff = try context.staff
        let standing = try await planning.explanation(of: id, for: staff).entry.summary.session.place
        let place = try request.query.place(standing: standing)
        switch try await planning.possibility(of: place, for: id, for: staff) {
        case .possible(let suggestion):
            return try .json(PossibilityJSON(isPossible: true, suggestion: SuggestionJSON(suggestion), conflicts: []))
        case .impossible(let conflicts):
            return try .json(PossibilityJSON(isPossible: false, suggestion: nil, conflicts: conflicts))
        }
    }

    // MARK: - What planners change

    func addPlanning(to router: some RouterMethods<TrinRequestContext>) {
        router.get("units/:id/week/problem") { request, context in
            let bytes = try await planning.problem(
                of: try context.id(), week: try request.date(orElse: planning.today), for: try context.staff)
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        router.post("units/:id/planning-jobs") { request, context in
            let order = try await request.json(PlanningOrder.self, context)
            let job = try await planning.plan(
                try context.id(), week: order.week, seconds: order.seconds ?? 10, by: try context.staff)
            var response = try Response.json(JobJSON(job), status: .accepted)
            response.headers[.location] = Links.apiPlanningJob(job.id)
            return response
        }
        router.post("planning-jobs/:id/stop") { _, context in
            try await planning.stop(try context.id(), by: try context.staff)
            return Response(status: .accepted)
        }
        router.post("units/:id/undo") { _, context in
            try Response.json(ChangeJSON(try await planning.undo(in: try context.id(), by: try context.staff)))
        }
        router.post("units/:id/redo") { _, context in
            try Response.json(ChangeJSON(try await planning.redo(in: try context.id(), by: try context.staff)))
        }
        router.post("drafts/:id/publish", use: publish)
        router.post("drafts/:id/discard") { _, context in
            try await planning.discard(try context.id(), by: try context.staff)
            return Response(status: .noContent)
        }
        router.put("drafts/:id/sessions/:session") { request, context in
            let edit = try await request.json(DraftEdit.self, context)
            try await planning.edit(
                try context.id(), try context.id("session"), to: edit.place, by: try context.staff)
            return Response(status: .noContent)
        }
        addMoves(to: router)
    }

    private func addMoves(to router: some RouterMethods<TrinRequestContext>) {
        router.post("sessions/:id/move", use: move)
        router.post("sessions/:id/pin") { request, context in
            let pin = try await request.json(Pin.self, context)
            return try answer(try await planning.pin([try context.id()], pin.isPinned, by: try context.staff))
        }
        router.post("sessions/:id/cancel") { _, context in
            try answer(try await planning.cancel([try context.id()], by: try context.staff))
        }
        router.post("sessions/move") { request, context in
            let moves = try await request.json(Moves.self, context)
            let places = Dictionary(moves.moves.map { ($0.session, $0.place) }, uniquingKeysWith: { $1 })
            return try answer(
                try await planning.move(places, overriding: moves.overriding ?? false, by: try context.staff))
        }
        router.post("sessions/cancel") { request, context in
            let chosen = try await request.json(Chosen.self, context)
            return try answer(try await planning.cancel(chosen.sessions, by: try context.staff))
        }
    }

    /// What the body leaves out stays as it is; null takes it away.
    @Sendable private func move(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let move = try await request.json(Move.self, context)
        let id = try context.id(of: Session.self)
        let staff = try context.staff
        let standing = try await planning.explanation(of: id, for: staff).entry.summary.session.place
        return try answer(
            try await planning.move([id: move.place(from: standing)], overriding: move.overriding, by: staff))
    }

    private func answer(_ outcome: MoveOutcome) throws -> Response {
        switch outcome {
        case .done(let change): try .json(ChangeJSON(change))
        case .refused(let conflicts, let remedies):
            try ConflictProblem(conflicts, remedies: remedies).response()
        }
    }

    @Sendable private func publish(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let chosen = try await request.json(PublishOrder.self, context)
        let outcome = try await planning.publish(
            try context.id(), only: chosen.sessions.map(Set.init), by: try context.staff)
        guard outcome.conflicts.isEmpty else { return try ConflictProblem(outcome.conflicts, remedies: []).response() }
        return try .json(Published(published: outcome.published))
    }
}

extension Request {
    /// The day in the query, or a usual one.
    func date(orElse usual: CivilDate) throws -> CivilDate {
        let text = query["date"]
        guard !text.isEmpty else { return usual }
        guard let date = CivilDate(text) else {
            throw ServiceError(.invalid, "'\(text)' is no date; write it as 2026-11-23.", reason: .moveDate)
        }
        return date
    }
}
