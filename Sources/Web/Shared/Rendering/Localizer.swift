import Domain
import Foundation

/// The texts of one language.
struct Localizer: Sendable {
    let language: Language
    private let texts: [String: String]

    /// Reads `da.json`, `sv.json` or `en.json` in the folder `strings`.
    ///
    /// Throws when a ``Phrase`` or a ``DateWord`` is missing.
    init(_ language: Language, strings: URL) throws(PageError) {
        let file = strings.appending(path: language.rawValue + ".json")
        do {
            texts = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
        } catch {
            throw .unreadableAsset(file.path, error)
        }
        self.language = language
        for key in Self.keys where texts[key] == nil {
            throw .unknownText(key, language: language.rawValue)
        }
    }

    /// Knows no text: every phrase is its key.
    static let empty = Localizer()

    private init() {
        language = .english
        texts = [:]
    }

    /// What Swift code asks for by name.
    static let keys = Phrase.allCases.map(\.rawValue) + DateWord.allCases.map(\.rawValue)

    /// The text of `phrase`, with `{1}` and so on replaced by `arguments`.
    subscript(phrase: Phrase, arguments: String...) -> String {
        Self.fill(texts[phrase.rawValue] ?? phrase.rawValue, arguments)
    }

    /// The text of `word`, filled in the same way.
    subscript(word: DateWord, arguments: String...) -> String {
        Self.fill(texts[word.rawValue] ?? word.rawValue, arguments)
    }

    /// The text of a key that Swift code does not know by name.
    func text(_ key: String, _ arguments: [String] = []) -> String? {
        texts[key].map { Self.fill($0, arguments) }
    }

    static func fill(_ text: String, _ arguments: [String]) -> String {
        var text = text
        for (index, argument) in arguments.enumerated() {
            text = text.replacing("{\(index + 1)}", with: argument)
        }
        return text
    }

    /// `one` for 1, else `many` with the number as its `{1}`.
    func count(_ number: Int, one: Phrase, many: Phrase) -> String {
        self[number == 1 ? one : many, String(number)]
    }

    /// The source of a template with each `[[key]]` replaced by its text,
    /// escaped for HTML. A text may hold tags of its own.
    func translate(template source: String) throws(PageError) -> String {
        var result = ""
        var rest = Substring(source)
        while let opening = rest.firstRange(of: "[["), let closing = rest[opening.upperBound...].firstRange(of: "]]") {
            let key = String(rest[opening.upperBound..<closing.lowerBound])
            guard let text = texts[key] else { throw .unknownText(key, language: language.rawValue) }
            result += rest[..<opening.lowerBound] + text.escapedForHTML
            rest = rest[closing.upperBound...]
        }
        return result + rest
    }
}

extension String {
    /// With the characters replaced that HTML gives a meaning, in text and in
    /// quoted attributes.
    var escapedForHTML: String {
        var result = ""
        for character in self {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }
}
