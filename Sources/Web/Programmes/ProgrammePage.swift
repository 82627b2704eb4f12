import Domain

/// `/programmes/{id}`. POST there: `name`, `intro` and `closing` (identifiers
/// of exercises, or empty), then for each item, in order,
/// `exercise` (identifier), `sets`, `amount`, `measure` (`repetitions` or
/// `seconds`), `rest`; `add` (the identifier of an exercise, or empty); and
/// `action`: `save`, `add`, `remove:N`, `up:N` or `down:N` with N from 0.
///
/// Every action also saves what the fields hold.
struct ProgrammePage: Page {
    struct Item: Sendable {
        /// From 0, for `action`.
        let index: Int
        /// From 1, for people.
        let number: Int
        let exercise: String
        let name: String
        let href: String
        let poster: String?
        let sets: Int
        let amount: Int
        let measures: [Choice]
        let rests: [Choice]
        /// Such as `3:10`.
        let duration: String?
        /// Says so of an exercise that is done on both sides.
        let sides: String?
        let isFirst: Bool
        let isLast: Bool
    }

    static let template = "programme"
    static let section: Section? = .programmes

    let name: String
    let action: String
    /// Such as `6 øvelser · 22 min.`.
    let summary: String
    /// What may be shown once before the first exercise; first nothing.
    let intros: [Choice]
    /// The same after the last one.
    let closings: [Choice]
    let items: [Item]
    /// The exercises that can be added, by name.
    let exercises: [Choice]

    func title(_ localizer: Localizer) -> String { name }
}

extension Choice {
    /// Repetitions or seconds.
    static func measures(_ amount: Dose.Amount, _ localizer: Localizer) -> [Choice] {
        var isCounted = true
        if case .seconds = amount { isCounted = false }
        return [
            Choice(value: "repetitions", label: localizer[.programmeRepetitions], isSelected: isCounted),
            Choice(value: "seconds", label: localizer[.programmeSeconds], isSelected: !isCounted),
        ]
    }

    static func rests(selected: Int, _ localizer: Localizer) -> [Choice] {
        Dose.restLengths.map {
            Choice(value: String($0), label: localizer[.programmeRestSeconds, String($0)], isSelected: $0 == selected)
        }
    }
}
