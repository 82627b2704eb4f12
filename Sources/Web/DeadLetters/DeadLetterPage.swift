import Domain

/// `/dead-letters/{id}`. POST `/dead-letters/{id}/retry` and
/// `/dead-letters/{id}/dismiss` take nothing.
struct DeadLetterPage: Page {
    struct Actions: Sendable {
        let retry: String
        /// Nil when it is settled.
        let dismiss: String?
    }

    static let template = "dead-letter"
    static let section: Section? = .devices

    let code: String
    /// What is wrong, such as `Hændelsen er ikke et JSON-objekt`.
    let what: String
    /// The same with what it is about.
    let detail: String
    /// Whether there are no words in the reader's language for it.
    let isEnglish: Bool
    let device: String
    let received: String
    let eventID: String?
    /// What the tablet's clocks showed, as they were sent.
    let sentAt: String?
    let bootID: String?
    let monotonic: Int?
    /// Such as `Prøvet igen 24. nov. 10:05`.
    let settled: [String]
    let raw: String
    /// Nil when it was taken after all.
    let actions: Actions?

    func title(_ localizer: Localizer) -> String { localizer[.deadLettersTitle] + " · " + what }

    static let sample = DeadLetterPage(
        code: "badData", what: "Indholdet passer ikke til hændelsens type",
        detail: "I trin.feedback.given er pain 11; det skal være et helt tal fra 0 til 10.", isEnglish: false,
        device: "Tablet 07", received: "24. nov. 10:05", eventID: "0198c0de-0000-7000-8000-00000000000a",
        sentAt: "2026-11-24T09:05:00Z", bootID: "0198c0de-0000-4000-8000-000000000002", monotonic: 81_234,
        settled: ["Prøvet igen 24. nov. 10:05"], raw: #"{"data":{"pain":11},"type":"trin.feedback.given"}"#,
        actions: Actions(retry: Links.retryDeadLetter(.sample), dismiss: Links.dismissDeadLetter(.sample)))
}
