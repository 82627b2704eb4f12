import Domain

/// `/`: what the day holds, and who needs attention.
struct TodayPage: Page {
    struct Session: Sendable {
        let time: String
        let citizen: String
        let href: String
        let programme: String
        let mode: String
        let chip: Chip
    }

    struct Attention: Sendable {
        let citizen: String
        let href: String
        /// Such as `Smerte 8 af 10`.
        let reason: String
        /// Such as `20. nov. 10:00`.
        let detail: String
    }

    struct Count: Sendable {
        let kind: String
        let number: Int
        let label: String

        init(_ state: SessionStatus, _ number: Int, _ localizer: Localizer) {
            kind = state.rawValue
            self.number = number
            label = localizer[state.phrase]
        }

        init(kind: SessionStatus, number: Int, label: String) {
            self.kind = kind.rawValue
            self.number = number
            self.label = label
        }
    }

    static let template = "today"
    static let section: Section? = .today

    let greeting: String
    let date: String
    let sessions: [Session]
    /// The gravest.
    let attention: [Attention]
    /// How many there are in all; nil for none.
    let flags: Int?
    /// Nil for those who may not look.
    let liveHref: String?
    /// Such as `Uge 48`.
    let week: String
    let weekHref: String
    let counts: [Count]
    let bar: AdherenceBar

    func title(_ localizer: Localizer) -> String { localizer[.navToday] }
}
