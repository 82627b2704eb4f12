import Domain
import HTTPTypes
import Hummingbird
import ServiceLifecycle
import Services

/// `/api/v1`: results, weeks, flags and who trains now, for programs.
struct ResultsAPI: Sendable {
    let services: TrinServices
    private let places = LivePlaces()

    init(services: TrinServices) { self.services = services }

    func add(to router: RouterGroup<TrinRequestContext>) {
        addResults(to: router.group().add(middleware: StaffMiddleware(ResultService.roles)))
        addLevels(to: router.group().add(middleware: StaffMiddleware(LevelService.roles)))
        addFlags(to: router)
        router.group().add(middleware: StaffMiddleware(LiveService.roles)).get("live", use: live)
    }

    private func addResults(to router: some RouterMethods<TrinRequestContext>) {
        router.get("sessions/:id/result") { _, context in
            let dossier = try await services.results.dossier(of: try context.id(), for: try context.staff)
            return try Response.json(ResultDossierJSON(dossier, today: services.results.today))
        }
        router.post("sessions/:id/result") { request, context in
            let order = try await request.json(ResultOrder.self, context)
            let draft = ResultService.Draft(
                completion: order.completion, pain: order.pain, effort: order.effort, comment: order.comment ?? "",
                reason: order.reason ?? "")
            let note = try await services.results.note(draft, on: try context.id(), by: try context.staff)
            return try Response.json(NoteJSON(note, stands: true), status: .created)
        }
    }

    private func addLevels(to router: some RouterMethods<TrinRequestContext>) {
        router.get("units/:id/training") { request, context in
            let level = try await services.levels.level(
                of: try context.id(), weeks: try request.weeks, for: try context.staff)
            return try Response.json(LevelJSON(level))
        }
        router.put("units/:id/training/target") { request, context in
            let order = try await request.json(TargetOrder.self, context)
            let target = try await services.levels.plan(
                sessions: order.sessions, minutes: order.minutes, in: try context.id(), by: try context.staff)
            return try Response.json(target)
        }
        router.get("plans/:id/training") { _, context in
            let weeks = try await services.levels.weeks(of: try context.id(), for: try context.staff)
            return try Response.json(weeks.map(TrainingWeekJSON.init))
        }
    }

    private func addFlags(to router: RouterGroup<TrinRequestContext>) {
        router.get("flags") { request, context in
            let query = request.query
            let flags = try await services.flags.flags(
                isOpen: query["state"] != "over", in: try query.identifier("unit"), for: try context.staff)
            return try Response.json(flags.map(FlagJSON.init))
        }
        router.post("flags/:id/seen") { request, context in
            let order = try await request.json(SeenOrder.self, context)
            try await services.flags.see(
                try context.id(), level: order.level, note: order.note ?? "", by: try context.staff)
            return Response(status: .noContent)
        }
        let therapists = router.group().add(middleware: StaffMiddleware([.therapist]))
        therapists.get("units/:id/flag-rules") { _, context in
            try Response.json(try await services.flags.rules(of: try context.id(), for: try context.staff))
        }
        therapists.put("units/:id/flag-rules") { request, context in
            let rules = try await request.json(FlagRules.self, context)
            try await services.flags.set(rules, of: try context.id(), by: try context.staff)
            return try Response.json(rules)
        }
    }

    /// The state now, or for who takes server-sent events, that and every
    /// change of it.
    @Sendable private func live(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let staff = try context.staff
        guard request.headers[.accept]?.contains("text/event-stream") == true else {
            return try .json(try await services.live.now(for: staff).map(LiveEntryJSON.init))
        }
        let stream = LiveStream(live: services.live, staff: staff, place: try places.take())
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody(asyncSequence: stream.cancelOnGracefulShutdown()))
    }
}

private struct ResultOrder: Decodable {
    let completion: HandResult.Completion
    let pain: Int?
    let effort: Int?
    let comment: String?
    /// Why it is corrected; needed where there is a result already.
    let reason: String?
}

private struct TargetOrder: Decodable {
    let sessions: Int?
    let minutes: Int?
}

private struct SeenOrder: Decodable {
    let level: Int?
    let note: String?
}

extension Request {
    /// How many weeks are asked for.
    fileprivate var weeks: Int {
        get throws {
            let text = query["weeks"]
            guard !text.isEmpty else { return LevelService.usualWeeks }
            guard let weeks = Int(text) else {
                throw ServiceError(.invalid, "'\(text)' is no number of weeks.", reason: .weeks)
            }
            return weeks
        }
    }
}
