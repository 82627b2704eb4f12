import Domain

/// `/live`: who trains now. A script keeps it up to date; without one it
/// loads itself again.
struct LivePage: Page {
    struct Row: Sendable {
        let citizen: String
        let href: String
        let programme: String
        /// Such as `i gang siden 10:05`.
        let since: String
        /// Such as `3 øvelser, 7 sæt`.
        let progress: String
        let chip: Chip
    }

    static let template = "live"
    static let section: Section? = .today

    /// Where the news come from.
    let stream: String
    /// By the municipality's clocks.
    let time: String
    let rows: [Row]

    func title(_ localizer: Localizer) -> String { localizer[.liveTitle] }

    static let sample = LivePage(
        stream: Links.apiLive.path, time: "10:12",
        rows: [
            Row(
                citizen: "Karen Sørensen", href: Links.citizen(.sample), programme: "Styrke og balance",
                since: "Siden 10:02", progress: "3 øvelser, 7 sæt", chip: Chip(kind: .started, text: "I gang"))
        ])
}
