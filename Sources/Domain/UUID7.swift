/// A UUID of version 7 (RFC 9562 5.7): 48 bits of Unix milliseconds, then
/// random bits, so identifiers sort by the time of their creation.
package struct UUID7: Hashable, Comparable, Sendable {
    package let high: UInt64
    package let low: UInt64

    /// - Parameters:
    ///   - instant: the time of creation; clamped to 0 … 2^48 − 1 ms.
    package init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        let time = UInt64(clamping: instant.milliseconds) & 0xFFFF_FFFF_FFFF
        high = time << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &generator)
        low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &generator)
    }

    /// The time of creation that the identifier carries.
    package var instant: Instant { Instant(milliseconds: Int64(high >> 16)) }

    package static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension UUID7: LosslessStringConvertible {
    /// Reads 32 hexadecimal digits in the form 8-4-4-4-12, either case;
    /// nil for anything else, also for a UUID of another version or variant.
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 36 else { return nil }
        var value: (UInt64, UInt64) = (0, 0)
        for (index, byte) in bytes.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
            value = (value.0 << 4 | value.1 >> 60, value.1 << 4 | UInt64(digit))
        }
        guard value.0 >> 12 & 0xF == 7, value.1 >> 62 == 0b10 else { return nil }
        (high, low) = value
    }

    package var description: String {
        let digits = Self.hexadecimal(high) + Self.hexadecimal(low)
        var text = ""
        text.reserveCapacity(36)
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
