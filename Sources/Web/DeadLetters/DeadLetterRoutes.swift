import Domain
import HTTPTypes
import Hummingbird
import Services

/// The pages about events that were set aside, for superusers.
struct DeadLetterRoutes: Sendable {
    let pages: PageResponder
    private var letters: DeadLetterService { pages.services.deadLetters }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("dead-letters", use: list)
        router.get("dead-letters/:id", use: show)
        router.post("dead-letters/retry") { request, context in
            let replay = try await letters.replay(code: context.form["code"], by: try context.staff)
            return done(replay, request, context)
        }
        router.post("dead-letters/:id/retry") { request, context in
            done(try await letters.replay(try context.id(), by: try context.staff), request, context)
        }
        router.post("dead-letters/:id/dismiss") { request, context in
            try await letters.dismiss(try context.id(), by: try context.staff)
            return pages.redirect(to: Links.deadLetters.path, saying: .flashDeadLetterDismissed, request, context)
        }
    }

    private func done(
        _ replay: DeadLetterService.Replay, _ request: Request, _ context: TrinRequestContext
    ) -> Response {
        let text = pages.localizer(request, context)[
            .flashDeadLettersRetried, String(replay.taken), String(replay.kept)]
        return pages.redirect(
            to: Links.deadLetters.path, notice: replay.taken == 0 && replay.kept > 0 ? .error(text) : .notice(text))
    }

    @Sendable private func list(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let query = request.query
        let state: DeadLetter.State = query.choice("state") ?? .open
        let code = query["code"].isEmpty ? nil : query["code"]
        let found = try await letters.letters(state, code: code, before: query.value("before"), for: staff)
        let names = try await deviceNames(for: staff)
        let zone = pages.services.zone
        let days = pages.services.daysOfDeadLetters
        let page = DeadLettersPage(
            kept: days > 0 ? localizer.count(days, one: .deadLettersKeptDay, many: .deadLettersKeptDays) : nil,
            tabs: DeadLetter.State.allCases.map {
                DeadLettersPage.Tab(
                    name: localizer[$0.phrase], href: Links.deadLetters($0), isCurrent: $0 == state)
            },
            codes: try await letters.counts(state, for: staff).map {
                DeadLettersPage.Code(
                    code: $0.code, what: localizer.rejection($0.code),
                    href: Links.deadLetters(state, code: $0.code), count: $0.events,
                    last: localizer.moment($0.lastAt, in: zone), mayRetry: state == .open)
            },
            rows: found.map {
                let (detail, isEnglish) = localizer.detail(of: $0)
                return DeadLettersPage.Row(
                    href: Links.deadLetter($0.id), received: localizer.moment($0.receivedAt, in: zone),
                    device: names[$0.device] ?? "", what: localizer.rejection($0.code), detail: detail,
                    isEnglish: isEnglish)
            },
            more: found.count == DeadLetterService.pageSize
                ? found.last.map { Links.deadLetters(state, code: code, before: $0.id) } : nil,
            unfamiliar: try await letters.unfamiliar().map {
                DeadLettersPage.Unfamiliar(
                    type: $0.type, field: $0.field.isEmpty ? nil : $0.field, count: $0.events,
                    last: localizer.moment($0.lastAt, in: zone))
            })
        return try await pages.show(page, request, context)
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let letter = try await letters.letter(try context.id(), for: staff)
        func moment(_ phrase: Phrase, _ instant: Instant?) -> String? {
            instant.map { localizer[phrase, localizer.moment($0, in: pages.services.zone)] }
        }
        let settled =
            letter.state == .open
            ? nil
            : moment(
                letter.state == .replayed ? .deadLettersReplayedAt : .deadLettersDismissedAt, letter.settledAt)
        let (detail, isEnglish) = localizer.detail(of: letter)
        let page = DeadLetterPage(
            code: letter.code, what: localizer.rejection(letter.code), detail: detail, isEnglish: isEnglish,
            device: try await deviceNames(for: staff)[letter.device] ?? "",
            received: localizer.moment(letter.receivedAt, in: pages.services.zone), eventID: letter.eventID,
            sentAt: letter.sentAt, bootID: letter.bootID, monotonic: letter.monotonic,
            settled: [moment(.deadLettersTriedAt, letter.triedAt), settled].compactMap { $0 },
            raw: String(decoding: letter.body, as: UTF8.self),
            actions: letter.state == .replayed
                ? nil
                : DeadLetterPage.Actions(
                    retry: Links.retryDeadLetter(letter.id),
                    dismiss: letter.state == .open ? Links.dismissDeadLetter(letter.id) : nil))
        return try await pages.show(page, request, context)
    }

    private func deviceNames(for staff: StaffMember) async throws -> [ID<Device>: String] {
        let entries = try await pages.services.devices.devices(for: staff)
        return Dictionary(entries.map { ($0.device.id, $0.device.name) }, uniquingKeysWith: { first, _ in first })
    }
}

extension DeadLetter.State {
    fileprivate var phrase: Phrase {
        switch self {
        case .open: .deadLettersOpen
        case .replayed: .deadLettersReplayed
        case .dismissed: .deadLettersDismissed
        }
    }
}

extension Links {
    static func deadLetters(
        _ state: DeadLetter.State, code: String? = nil, before: ID<DeadLetter>? = nil
    ) -> String {
        deadLetters.path + "?state=\(state.rawValue)" + (code.map { "&code=\($0)" } ?? "")
            + (before.map { "&before=\($0)" } ?? "")
    }
    static func deadLetter(_ id: ID<DeadLetter>) -> String { "/dead-letters/\(id)" }
    static func retryDeadLetter(_ id: ID<DeadLetter>) -> String { "/dead-letters/\(id)/retry" }
    static func dismissDeadLetter(_ id: ID<DeadLetter>) -> String { "/dead-letters/\(id)/dismiss" }
}
