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
    static let keys =
        Phrase.allCases.map(\.rawValue) + DateWord.allCases.map(\.rawValue) + PlaceSentence.allCases.map(\.rawValue)

    /// The text of `phrase`, with `{1}` and so on replaced by `arguments`.
    subscript(phrase: Phrase, arguments: String...) -> String { self[phrase, arguments] }

    subscript(phrase: Phrase, arguments: [String]) -> String {
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
        guard !arguments.isEmpty else { return text }
        var result = ""
        var rest = text[...]
        while let opening = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            let inner = rest[rest.utf8.index(after: opening)...]
            result += rest[..<opening]
            if let closing = inner.utf8.firstIndex(of: UInt8(ascii: "}")), let number = Int(inner[..<closing]),
                arguments.indices.contains(number - 1)
            {
                result += arguments[number - 1]
                rest = inner[inner.utf8.index(after: closing)...]
            } else {
                result += "{"
                rest = inner
            }
        }
        return result + rest
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
        guard utf8.contains(where: { $0.entity != nil }) else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + 16)
        for byte in utf8 {
            if let entity = byte.entity { result += entity.utf8 } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension UInt8 {
    /// What HTML writes for a character that it gives a meaning.
    fileprivate var entity: String? {
        switch self {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
