/// A language that citizens and staff use Trin in, by its BCP 47 tag.
package enum Language: String, CaseIterable, Sendable, Codable {
    case danish = "da"
    case swedish = "sv"
    case english = "en"

    /// Its name in the language itself, for menus.
    package var ownName: String {
        switch self {
        case .danish: "Dansk"
        case .swedish: "Svenska"
        case .english: "English"
        }
    }
}

/// A short text in one or more languages.
package struct LocalizedText: Hashable, Sendable, Codable {
    package var texts: [String: String]

    package init(_ texts: [Language: String] = [:]) {
        self.texts = Dictionary(uniqueKeysWithValues: texts.map { ($0.key.rawValue, $0.value) })
    }

    package init(from decoder: any Decoder) throws {
        texts = try decoder.singleValueContainer().decode([String: String].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(texts)
    }

    /// The text in `language`, or else in the first of Danish, Swedish and
    /// English that has one; empty if none has.
    package subscript(language: Language) -> String {
        get {
            for candidate in [language] + Language.allCases {
                if let text = texts[candidate.rawValue], !text.isEmpty { return text }
            }
            return ""
        }
        set { texts[language.rawValue] = newValue }
    }

    /// The text in exactly this language, if any.
    package func exact(_ language: Language) -> String? { texts[language.rawValue] }

    package var isEmpty: Bool { texts.values.allSatisfy(\.isEmpty) }
}
