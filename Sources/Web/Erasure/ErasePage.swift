import Domain
import Services

/// `/citizens/{id}/erase`: asks before what was reported of a citizen is
/// erased. POST takes `sure` (`1`).
struct ErasePage: Page {
    static let template = "erase"
    static let section: Section? = .citizens

    let name: String
    /// The citizen's page.
    let back: String
    let action: String
    /// Such as `24 resultater`; empty when there is nothing to erase.
    let goes: [String]
    /// Whether plans go on, so that more will come.
    let hasPlans: Bool
    /// Whether a tablet is the citizen's now, which may hold reports.
    let hasTablets: Bool

    func title(_ localizer: Localizer) -> String { localizer[.eraseTitle] + " · " + name }

    static let sample = ErasePage(
        name: "Inger Madsen", back: Links.citizen(.sample), action: Links.eraseReports(.sample),
        goes: [
            "24 resultater: hvad der blev trænet, smerte, anstrengelse og kommentarer", "310 meldinger fra tablets",
            "12 af dem fra tablets, som borgeren ikke har mere",
        ],
        hasPlans: true, hasTablets: true)
}

extension ErasePage {
    init(_ forecast: ErasureService.Forecast, _ localizer: Localizer) {
        let lines: [(Int, Phrase, Phrase)] = [
            (forecast.results, .eraseResult, .eraseResults), (forecast.events, .eraseEvent, .eraseEvents),
            (forecast.earlier, .eraseEarlierOne, .eraseEarlier),
            (forecast.notes, .eraseNote, .eraseNotes), (forecast.flags, .eraseFlag, .eraseFlags),
        ]
        self.init(
            name: forecast.citizen.fullName, back: Links.citizen(forecast.citizen.id),
            action: Links.eraseReports(forecast.citizen.id),
            goes: lines.filter { $0.0 > 0 }.map { localizer.count($0.0, one: $0.1, many: $0.2) },
            hasPlans: forecast.hasPlans, hasTablets: forecast.hasTablets)
    }
}

extension Links {
    static func eraseReports(_ id: ID<Citizen>) -> String { "/citizens/\(id)/erase" }
}
