import Domain

/// One option of a select, or one checkbox or radio button of a group.
struct Choice: Sendable, Hashable {
    let value: String
    let label: String
    var isSelected = false

    /// The languages by their own names.
    static func languages(selected: Language) -> [Choice] {
        [(Language.danish, "Dansk"), (.swedish, "Svenska"), (.english, "English")].map { language, name in
            Choice(value: language.rawValue, label: name, isSelected: language == selected)
        }
    }

    static func units(_ units: [Unit], selected: ID<Unit>? = nil) -> [Choice] {
        units.map { Choice(value: $0.id.description, label: $0.name, isSelected: $0.id == selected) }
    }

    static func roles(_ localizer: Localizer, selected: Set<Role> = []) -> [Choice] {
        Role.allCases.map {
            Choice(value: $0.rawValue, label: localizer.role($0), isSelected: selected.contains($0))
        }
    }
}
