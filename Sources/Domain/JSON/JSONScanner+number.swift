extension JSONScanner {
    /// Reads a number (RFC 8259 6), and sees whether its text is the one that
    /// ``JSONNumber`` would give it, as nearly all are.
    mutating func number(_ text: Span<UInt8>) throws(JSONFault) {
        let start = position
        let isNegative = take(UInt8(ascii: "-"), text)
        let whole = position
        let isZero = take(UInt8(ascii: "0"), text)
        if !isZero { try digits(text) }
        let wholeCount = position - whole
        var fractionCount = 0
        if take(UInt8(ascii: "."), text) {
            let fraction = position
            try digits(text)
            fractionCount = position - fraction
        }
        let mantissaEnd = position
        if take(UInt8(ascii: "e"), text) || take(UInt8(ascii: "E"), text) {
            if !take(UInt8(ascii: "+"), text) { _ = take(UInt8(ascii: "-"), text) }
            try digits(text)
        }
        // A number below 1 may have zeros in front that count as an exponent,
        // and one of twenty digits, too.
        let isShort = position == mantissaEnd && wholeCount + fractionCount < 20
        let isPlain =
            if fractionCount == 0 {
                isShort && !(isZero && isNegative)
            } else {
                isShort && text[mantissaEnd - 1] != UInt8(ascii: "0")
                    && !(isZero && text[whole + 2] == UInt8(ascii: "0"))
            }
        note(.number, isPlain: isPlain, start: start, end: position)
    }

    private mutating func digits(_ text: Span<UInt8>) throws(JSONFault) {
        let start = position
        while position < end, text[position].isDigit { position += 1 }
        guard position > start else { throw fault("a number lacks a digit") }
    }
}
