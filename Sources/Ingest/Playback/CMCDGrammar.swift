import Domain

/// How CMCD writes keys and values (CTA-5004, 3): pairs between commas, a
/// key alone for true, texts in double quotes.
enum CMCDGrammar {
    enum Value: Hashable {
        case flag(Bool)
        /// At most 15 digits.
        case number(Int)
        case text(String)
        case token(String)
    }

    struct Pair: Hashable {
        let key: String
        let value: Value
    }

    /// Nil when the text does not fit, or has a key twice.
    static func pairs(_ text: some StringProtocol) -> [Pair]? {
        var rest = Array(text.utf8)[...]
        var pairs: [Pair] = []
        skipSpaces(&rest)
        if rest.isEmpty { return [] }
        while true {
            guard let pair = pair(&rest), !pairs.contains(where: { $0.key == pair.key }) else { return nil }
            pairs.append(pair)
            skipSpaces(&rest)
            guard let next = rest.popFirst() else { return pairs }
            guard next == UInt8(ascii: ",") else { return nil }
            skipSpaces(&rest)
        }
    }

    private static func pair(_ rest: inout ArraySlice<UInt8>) -> Pair? {
        let key = take(&rest) { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        guard key.utf8.first?.isLetter == true, key.utf8.count <= 64 else { return nil }
        guard rest.first == UInt8(ascii: "=") else { return Pair(key: key, value: .flag(true)) }
        rest.removeFirst()
        return value(&rest).map { Pair(key: key, value: $0) }
    }

    private static func value(_ rest: inout ArraySlice<UInt8>) -> Value? {
        if rest.first == UInt8(ascii: "\"") { return quoted(&rest).map { .text($0) } }
        let word = take(&rest) { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") }
        if word.isEmpty { return nil }
        if word == "true" || word == "false" { return .flag(word == "true") }
        if word.utf8.allSatisfy(\.isDigit) { return word.utf8.count <= 15 ? Int(word).map { .number($0) } : nil }
        return .token(word)
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let next = rest.popFirst(), next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") else {
                    return nil
                }
                bytes.append(next)
            case 0..<0x20, 0x7F: return nil
            default: bytes.append(byte)
            }
        }
        return nil
    }

    private static func skipSpaces(_ rest: inout ArraySlice<UInt8>) {
        while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, while isPart: (UInt8) -> Bool) -> String {
        let part = rest.prefix(while: isPart)
        rest = rest.dropFirst(part.count)
        return String(decoding: part, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
