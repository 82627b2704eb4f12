/// What WebVTT and SRT write differently.
enum CaptionFormat {
    case webVTT, subRip

    /// Between seconds and their thousandths.
    var separator: String { self == .webVTT ? "." : "," }

    /// Reads `01:02.345` (WebVTT alone) or `00:01:02.345`; nil for anything
    /// else.
    func milliseconds(_ text: String) -> Int? {
        let halves = text.split(separator: separator, omittingEmptySubsequences: false)
        guard halves.count == 2, let thousandths = number(halves[1], digits: 3...3, below: 1000) else { return nil }
        let fields = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 3 || (fields.count == 2 && self == .webVTT),
            let minutes = number(fields[fields.count - 2], digits: 2...2, below: 60),
            let seconds = number(fields[fields.count - 1], digits: 2...2, below: 60)
        else { return nil }
        var hours = 0
        if fields.count == 3 {
            guard let number = number(fields[0], digits: self == .webVTT ? 2...4 : 1...4, below: 10_000) else {
                return nil
            }
            hours = number
        }
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
    }

    /// A line of text as WebVTT has it.
    ///
    /// SRT has no escapes: of its marks bold, italic and underline are kept,
    /// fonts and `{\an8}` are left out, everything else is text.
    func cueText(_ line: String) -> String {
        guard self == .subRip else { return line }
        var result = ""
        var rest = line[...]
        while let character = rest.first {
            if character == "{", rest.hasPrefix("{\\"), let end = rest.firstIndex(of: "}") {
                rest = rest[rest.index(after: end)...]
            } else if character == "<", let end = rest.firstIndex(of: ">"), let mark = mark(rest[...end]) {
                result += mark
                rest = rest[rest.index(after: end)...]
            } else {
                switch character {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                default: result.append(character)
                }
                rest.removeFirst()
            }
        }
        return result
    }

    /// What WebVTT has for an SRT tag; nil for what is no tag.
    private func mark(_ tag: Substring) -> String? {
        let lower = tag.lowercased()
        if ["<b>", "</b>", "<i>", "</i>", "<u>", "</u>"].contains(lower) { return lower }
        return lower.hasPrefix("<font") || lower == "</font>" ? "" : nil
    }

    private func number(_ text: Substring, digits: ClosedRange<Int>, below limit: Int) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(text), number < limit
        else { return nil }
        return number
    }
}
