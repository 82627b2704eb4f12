/// A decimal number of any size, exact, in one spelling: `10`, `10.0` and
/// `1e1` are the same number and have the same text.
package struct JSONNumber: Hashable, Sendable {
    package let text: String

    package init(_ integer: Int) { text = String(integer) }

    /// Nil for what is neither finite nor a number.
    package init?(_ double: Double) {
        guard double.isFinite else { return nil }
        self.init(grammatical: "\(double)"[...].utf8)
    }

    /// - Parameter text: the one spelling of the number.
    init(plain text: String) { self.text = text }

    /// - Parameter source: fits the grammar of RFC 8259 6.
    package init(grammatical source: Substring.UTF8View) {
        if source.count < 20, source.allSatisfy(\.isDigit), source.first != Self.zero || source.count == 1 {
            text = String(Substring(source))
            return
        }
        let isNegative = source.first == UInt8(ascii: "-")
        let unsigned = isNegative ? source.dropFirst() : source
        let parts = unsigned.split(maxSplits: 1) { $0 | 0x20 == UInt8(ascii: "e") }
        let mantissa = (parts.first ?? unsigned).split(separator: UInt8(ascii: "."), maxSplits: 1)
        let fraction = mantissa.count > 1 ? Array(mantissa[1]) : []
        guard let exponent = parts.count > 1 ? Self.exponent(parts[1]) : 0 else {
            text = String(Substring(source))
            return
        }
        var digits = Array((mantissa.first ?? unsigned) + fraction)[...]
        digits = digits.drop { $0 == Self.zero }
        let significant = digits.count - digits.reversed().prefix { $0 == Self.zero }.count
        let shift = exponent - fraction.count + (digits.count - significant)
        digits = digits.prefix(significant)
        text = Self.plain(digits, shift: shift, sign: isNegative ? "-" : "")
    }

    /// Nil unless it is a whole number that fits.
    package var integer: Int? { Int(text) }

    /// Nil beyond the range of a double.
    package var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    private static let zero = UInt8(ascii: "0")

    /// Nil beyond nine digits: such a number keeps its own spelling.
    private static func exponent(_ source: Substring.UTF8View) -> Int? {
        var digits = source
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        digits = digits.drop { $0 == zero }
        guard digits.count <= 9 else { return nil }
        let value = Int(Substring(digits)) ?? 0
        return isNegative ? -value : value
    }

    /// Spells `digits` × 10^`shift`, without an exponent where it is short.
    private static func plain(_ digits: ArraySlice<UInt8>, shift: Int, sign: String) -> String {
        func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

        if digits.isEmpty { return "0" }
        let point = digits.count + shift
        switch point {
        case 1...21 where shift >= 0:
            return sign + text(digits) + zeros(shift)
        case 1...21:
            return sign + text(digits.prefix(point)) + "." + text(digits.dropFirst(point))
        case -5...0:
            return sign + "0." + zeros(-point) + text(digits)
        default:
            let rest = digits.dropFirst()
            return sign + text(digits.prefix(1)) + (rest.isEmpty ? "" : "." + text(rest)) + "e\(point - 1)"
        }
    }
}
