import Domain

/// `/dead-letters`: what tablets sent and Trin could not use. Takes `state`,
/// `code` and `before` as a query. POST `/dead-letters/retry`: `code`.
struct DeadLettersPage: Page {
    struct Tab: Sendable {
        let name: String
        let href: String
        let isCurrent: Bool
    }

    struct Code: Sendable {
        let code: String
        /// Such as `Hændelsen er ikke et JSON-objekt`.
        let what: String
        let href: String
        let count: Int
        /// Such as `24. nov. 10:05`.
        let last: String
        /// Whether its letters may be tried again all at once.
        let mayRetry: Bool
    }

    struct Row: Sendable {
        let href: String
        let received: String
        let device: String
        let what: String
        /// The same with what it is about.
        let detail: String
        /// Whether there are no words in the reader's language for it.
        let isEnglish: Bool
    }

    struct Unfamiliar: Sendable {
        let type: String
        /// Nil for the type itself.
        let field: String?
        let count: Int
        let last: String
    }

    static let template = "dead-letters"
    static let section: Section? = .devices

    /// Such as `De slettes 90 dage efter …`; nil when they are kept for ever.
    let kept: String?
    let tabs: [Tab]
    let codes: [Code]
    let rows: [Row]
    /// Where the list goes on.
    let more: String?
    let unfamiliar: [Unfamiliar]

    func title(_ localizer: Localizer) -> String { localizer[.deadLettersTitle] }

    static let sample = DeadLettersPage(
        kept: "De slettes 90 dage efter, at nogen sidst har rørt ved dem.",
        tabs: [
            Tab(name: "Åbne", href: "/dead-letters", isCurrent: true),
            Tab(name: "Taget ind", href: "/dead-letters?state=replayed", isCurrent: false),
        ],
        codes: [
            Code(
                code: "badData", what: "Indholdet passer ikke til hændelsens type",
                href: "/dead-letters?state=open&code=badData", count: 12, last: "24. nov. 10:05",
                mayRetry: true)
        ],
        rows: [
            Row(
                href: Links.deadLetter(.sample), received: "24. nov. 10:05", device: "Tablet 07",
                what: "Indholdet passer ikke til hændelsens type",
                detail: "I trin.feedback.given er pain 11; det skal være et helt tal fra 0 til 10.", isEnglish: false)
        ],
        more: "/dead-letters?before=x",
        unfamiliar: [
            Unfamiliar(type: "trin.session.started", field: "data.mood", count: 3, last: "24. nov. 10:05"),
            Unfamiliar(type: "trin.fall.detected", field: nil, count: 1, last: "24. nov. 10:05"),
        ])
}
