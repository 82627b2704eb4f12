/// Finds the elements of a JSON array without reading them, so that one
/// broken element leaves its neighbours readable.
package enum JSONSplitter {
    /// The ranges of the elements of the array that fills `bytes`.
    ///
    /// Only brackets and strings are looked at. Nil when brackets or quotes
    /// do not match up: where one element ends is then unknown. One pass, no
    /// recursion; stops after `limit` + 1 elements.
    package static func elements(of bytes: [UInt8], limit: Int) -> [Range<Int>]? {
        let body = trimmed(bytes, 0..<bytes.count)
        guard body.count >= 2, bytes[body.lowerBound] == UInt8(ascii: "["),
            bytes[body.upperBound - 1] == UInt8(ascii: "]")
        else { return nil }
        let inside = body.lowerBound + 1..<body.upperBound - 1
        if trimmed(bytes, inside).isEmpty { return [] }

        var ranges: [Range<Int>] = []
        var scan = Scan()
        var start = inside.lowerBound
        let text = bytes.span
        for position in inside {
            let byte = text[position]
            guard scan.step(byte) else { return nil }
            if byte == UInt8(ascii: ","), scan.isBetween {
                ranges.append(trimmed(bytes, start..<position))
                start = position + 1
                if ranges.count > limit { return ranges }
            }
        }
        ranges.append(trimmed(bytes, start..<inside.upperBound))
        return scan.isBetween && !ranges.contains(where: \.isEmpty) ? ranges : nil
    }

    /// Whether the one object in `bytes` is there up to its closing brace.
    package static func isWholeObject(_ bytes: [UInt8]) -> Bool {
        let body = trimmed(bytes, 0..<bytes.count)
        guard body.count >= 2, bytes[body.lowerBound] == UInt8(ascii: "{"),
            bytes[body.upperBound - 1] == UInt8(ascii: "}")
        else { return false }
        var scan = Scan()
        for position in body where !scan.step(bytes[position]) { return false }
        return scan.isBetween
    }

    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isJSONSpace { start += 1 }
        while start < end, bytes[end - 1].isJSONSpace { end -= 1 }
        return start..<end
    }

    private struct Scan {
        private var depth = 0
        private var isInString = false
        private var isEscaped = false

        /// Not inside a string, array or object.
        var isBetween: Bool { depth == 0 && !isInString }

        /// False when a bracket closes what was never opened.
        mutating func step(_ byte: UInt8) -> Bool {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                return true
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            return depth >= 0
        }
    }
}
