extension JSONScanner {
    /// Reads a string from its opening quote on.
    mutating func string(_ text: Span<UInt8>) throws(JSONFault) {
        position += 1
        let start = position
        var isASCII = true
        while true {
            position = text.endOfPlainText(in: position..<end)
            guard let byte = next(text) else { throw fault("a string lacks its closing quote") }
            switch byte {
            case UInt8(ascii: "\""):
                guard isASCII || Self.isUTF8(text, start..<position) else { throw fault("a string is not UTF-8") }
                note(.string, start: start, end: position)
                position += 1
                return
            case UInt8(ascii: "\\"):
                try unescapedString(text, from: start)
                return
            case 0..<0x20:
                throw fault("a string holds a control character that is not escaped")
            default:
                isASCII = false
                position += 1
            }
        }
    }

    /// Reads on from the first escape.
    ///
    /// Half of a surrogate pair becomes U+FFFD: browsers send it when an
    /// input field was cut in the middle of an emoji.
    private mutating func unescapedString(_ text: Span<UInt8>, from start: Int) throws(JSONFault) {
        let begin = decoded.count
        for index in start..<position { decoded.append(text[index]) }
        while let byte = next(text) {
            switch byte {
            case UInt8(ascii: "\""):
                guard String(validating: decoded[begin...], as: UTF8.self) != nil else {
                    throw fault("a string is not UTF-8")
                }
                note(.string, isPlain: false, start: begin, end: decoded.count)
                position += 1
                return
            case UInt8(ascii: "\\"):
                position += 1
                decoded.append(contentsOf: try escape(text).utf8)
            case 0..<0x20:
                throw fault("a string holds a control character that is not escaped")
            default:
                decoded.append(byte)
                position += 1
            }
        }
        throw fault("a string lacks its closing quote")
    }

    private static func isUTF8(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var bytes: [UInt8] = []
        for index in range { bytes.append(text[index]) }
        return String(validating: bytes, as: UTF8.self) != nil
    }

    private mutating func escape(_ text: Span<UInt8>) throws(JSONFault) -> String {
        guard let letter = next(text) else { throw fault("a string lacks its closing quote") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(letter))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar(text)
        default: throw fault("a string holds an unknown escape")
        }
    }

    private mutating func scalar(_ text: Span<UInt8>) throws(JSONFault) -> String {
        let first = try codeUnit(text)
        guard UTF16.isLeadSurrogate(first), next(text) == UInt8(ascii: "\\"), position + 1 < end,
            text[position + 1] == UInt8(ascii: "u")
        else { return String(decoding: [first], as: UTF16.self) }
        let behindFirst = position
        position += 2
        let second = try codeUnit(text)
        if UTF16.isTrailSurrogate(second) { return String(decoding: [first, second], as: UTF16.self) }
        position = behindFirst
        return "\u{FFFD}"
    }

    private mutating func codeUnit(_ text: Span<UInt8>) throws(JSONFault) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next(text), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw fault("'\\u' lacks four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
