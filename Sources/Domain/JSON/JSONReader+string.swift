extension JSONReader {
    /// Reads a string from its opening quote on.
    ///
    /// Half of a surrogate pair becomes U+FFFD: browsers send it when an
    /// input field was cut in the middle of an emoji.
    mutating func string() throws(JSONFault) -> String {
        position += 1
        var start = position
        var unescaped: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let rest = bytes[start..<position]
                let text =
                    unescaped.isEmpty
                    ? String(validating: rest, as: UTF8.self) : String(validating: unescaped + rest, as: UTF8.self)
                guard let text else {
                    throw fault("a string is not UTF-8")
                }
                position += 1
                return text
            case UInt8(ascii: "\\"):
                unescaped += bytes[start..<position]
                position += 1
                unescaped.append(contentsOf: try escape().utf8)
                start = position
            case 0..<0x20:
                throw fault("a string holds a control character that is not escaped")
            default:
                position += 1
            }
        }
        throw fault("a string lacks its closing quote")
    }

    private mutating func escape() throws(JSONFault) -> String {
        guard let letter = next else { throw fault("a string lacks its closing quote") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(letter))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default: throw fault("a string holds an unknown escape")
        }
    }

    private mutating func scalar() throws(JSONFault) -> String {
        let first = try codeUnit()
        guard UTF16.isLeadSurrogate(first), next == UInt8(ascii: "\\"), position + 1 < end,
            bytes[position + 1] == UInt8(ascii: "u")
        else { return String(decoding: [first], as: UTF16.self) }
        let behindFirst = position
        position += 2
        let second = try codeUnit()
        if UTF16.isTrailSurrogate(second) { return String(decoding: [first, second], as: UTF16.self) }
        position = behindFirst
        return "\u{FFFD}"
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw fault("'\\u' lacks four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
