import Domain

/// `/programmes`. POST there makes a new one: `name`.
struct ProgrammesPage: Page {
    struct Card: Sendable {
        let name: String
        let href: String
        /// Such as `6 øvelser · 22 min.`.
        let summary: String
        /// Of its first exercises, at most four.
        let posters: [String]
    }

    static let template = "programmes"
    static let section: Section? = .programmes

    let cards: [Card]

    func title(_ localizer: Localizer) -> String { localizer[.navProgrammes] }

    static let sample = ProgrammesPage(cards: [
        Card(
            name: "Styrke og balance", href: Links.programme(.sample), summary: "6 øvelser · 22 min.",
            posters: [Links.poster(.sample), Links.poster(.sample), Links.poster(.sample), Links.poster(.sample)]),
        Card(
            name: "Siddende program", href: Links.programme(.sample), summary: "4 øvelser · 14 min.",
            posters: [Links.poster(.sample), Links.poster(.sample)]),
        Card(name: "Efter hofteoperation", href: Links.programme(.sample), summary: "0 øvelser", posters: []),
    ])
}
