/// Text broken into lines for a card.
struct CardText: Hashable, Sendable {
    let lines: [String]
    /// Pixels from baseline to baseline are 1.25 of it.
    let size: Int

    /// How large text may be on how many lines.
    struct Choice: Hashable, Sendable {
        var size: Int
        var lines: Int
    }

    /// Takes the first choice at which the text fits into `width` pixels; what
    /// does not fit with the last one is left out.
    init(_ text: String, width: Double, choices: [Choice]) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let last = choices.last ?? Choice(size: 16, lines: 1)
        for choice in choices {
            let room = width / Double(choice.size)
            let lines = Self.lines(words, width: room)
            if lines.count <= choice.lines, lines.allSatisfy({ Self.width(of: $0) <= room }) {
                self.init(lines: lines, size: choice.size)
                return
            }
        }
        let room = width / Double(last.size)
        var lines = Self.lines(words, width: room)
        let rest = lines.dropFirst(last.lines - 1).joined(separator: " ")
        lines = lines.prefix(last.lines - 1) + [rest]
        self.init(lines: lines.map { Self.shortened($0, to: room) }, size: last.size)
    }

    private init(lines: [String], size: Int) {
        self.lines = lines
        self.size = size
    }

    private static func lines(_ words: [String], width room: Double) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, width(of: last + " " + word) <= room {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    private static func shortened(_ line: String, to room: Double) -> String {
        guard width(of: line) > room else { return line }
        var line = line
        while !line.isEmpty, width(of: line + "…") > room { line.removeLast() }
        return line + "…"
    }

    /// About how wide a line is in DejaVu Sans Bold, in parts of the font's
    /// size: from its tables, rounded up.
    static func width(of line: String) -> Double {
        line.reduce(0) { sum, character in
            switch character {
            case "i", "j", "l", "I", " ", ".", ",", ":", "'", "|": sum + 0.4
            case "f", "t", "r", "-", "(", ")", "/", "J": sum + 0.51
            case "m", "w", "M", "W", "Æ", "æ", "…", "@", "%": sum + 1.12
            case let other where other.isUppercase: sum + 0.86
            case let other where other.isASCII || other.isLetter: sum + 0.72
            default: sum + 1.1
            }
        }
    }
}
