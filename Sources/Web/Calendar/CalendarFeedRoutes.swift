import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// Calendars for programs that subscribe to them. Who knows the secret may
/// read; there is no cookie.
struct CalendarFeedRoutes: Sendable {
    let services: TrinServices
    let localizer: @Sendable (Language) -> Localizer

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("calendar/{secret}", use: feed)
    }

    @Sendable private func feed(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        // Outlook wants the name of a file.
        let name = context.parameters.get("secret") ?? ""
        let secret = name.hasSuffix(".ics") ? String(name.dropLast(4)) : name
        let text = try await services.calendars.feed(token: secret) { CalendarWords(localizer($0)) }
        let headers: HTTPFields = [
            .contentType: "text/calendar; charset=utf-8", .eTag: "\"\(entityTag(Array(text.utf8)))\"",
            .cacheControl: "private, no-cache",
        ]
        return .checked(ByteBuffer(string: text), headers, for: request)
    }
}

extension CalendarWords {
    init(_ localizer: Localizer) {
        self.init(
            training: localizer[.calendarTraining], groupTraining: localizer[.calendarGroup],
            checkpoint: localizer[.calendarCheckpoint], trainer: localizer[.calendarTrainer])
    }
}
