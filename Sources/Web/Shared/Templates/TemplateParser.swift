/// Reads the source of a template.
struct TemplateParser {
    /// What is wrong with a template.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private var rest: Substring
    /// Whether nothing but blanks precedes `rest` on its line.
    private var isAtLineStart = true
    /// The sections that are open, the innermost last.
    private var open: [Section] = []
    private var parts: [Template.Part] = []

    private struct Section {
        let name: String
        let isInverted: Bool
        /// What came before it.
        let before: [Template.Part]
    }

    static func parse(_ source: String) throws(Fault) -> Template {
        var parser = TemplateParser(rest: source[...])
        while try parser.readTag() {}
        if let section = parser.open.last {
            throw Fault(description: "the section '\(section.name)' has no end; write {{/\(section.name)}}")
        }
        return Template(parts: parser.parts)
    }

    private init(rest: Substring) { self.rest = rest }

    /// Reads the text until the next tag, and the tag.
    /// - Returns: false at the end.
    private mutating func readTag() throws(Fault) -> Bool {
        guard let opening = rest.firstRange(of: "{{") else {
            add(rest)
            return false
        }
        let text = rest[..<opening.lowerBound]
        rest = rest[opening.upperBound...]
        let isMarkup = rest.first == "{"
        let ending = isMarkup ? "}}}" : "}}"
        guard let closing = rest.firstRange(of: ending) else {
            throw Fault(description: "a tag has no end: '{{\(rest.prefix(20))'")
        }
        let tag = rest[(isMarkup ? rest.index(after: rest.startIndex) : rest.startIndex)..<closing.lowerBound]
        rest = rest[closing.upperBound...]
        let sign = isMarkup ? nil : tag.first.flatMap { "#^/>".contains($0) ? $0 : nil }
        let name = String((sign == nil ? tag : tag.dropFirst()).filter { !$0.isWhitespace })
        guard !name.isEmpty else { throw Fault(description: "the tag '{{\(tag)}}' has no name") }
        addText(text, before: sign)
        if let sign { try add(sign, name) } else { parts.append(.value(Template.Path(name), isMarkup: isMarkup)) }
        return true
    }

    /// A line that has nothing but one section's tag or partial leaves
    /// nothing of itself.
    private mutating func addText(_ text: Substring, before sign: Character?) {
        let lineStart = text.lastIndex(of: "\n").map { text.index(after: $0) }
        let indent = text[(lineStart ?? text.startIndex)...]
        let isAlone = indent.allSatisfy(\.isBlank) && (lineStart != nil || isAtLineStart)
        let after = rest.prefix { $0.isBlank }
        let end = rest[after.endIndex...]
        guard sign != nil, isAlone, end.isEmpty || end.first == "\n" else {
            add(text)
            isAtLineStart = false
            return
        }
        add(text[..<(lineStart ?? text.startIndex)])
        rest = end.dropFirst()
        isAtLineStart = true
    }

    private mutating func add(_ text: Substring) {
        if !text.isEmpty { parts.append(.text(String(text))) }
    }

    private mutating func add(_ sign: Character, _ name: String) throws(Fault) {
        switch sign {
        case ">":
            let isNamed = name.first == "*"
            parts.append(isNamed ? .namedPartial(Template.Path(String(name.dropFirst()))) : .partial(name))
        case "/":
            guard let section = open.popLast(), section.name == name else {
                throw Fault(description: "{{/\(name)}} ends a section that is not the last one begun")
            }
            let path = Template.Path(name)
            parts = section.before + [.section(path, isInverted: section.isInverted, parts)]
        default:
            open.append(Section(name: name, isInverted: sign == "^", before: parts))
            parts = []
        }
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
