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
    package init?(_ description: String) { self.init(utf8: description.utf8.span) }

    /// As from a string of these bytes.
    package init?(utf8 text: Span<UInt8>) {
        guard text.count == 36 else { return nil }
        var (value, high): (UInt64, UInt64) = (0, 0)
        for position in 0..<36 {
            switch position {
            case 8, 13, 18, 23:
                guard text[position] == UInt8(ascii: "-") else { return nil }
                if position == 18 { (value, high) = (0, value) }
            default:
                guard let digit = text[position].hexadecimalDigit else { return nil }
                value = value << 4 | digit
            }
        }
        guard high >> 12 & 0xF == 7, value >> 62 == 0b10 else { return nil }
        (self.high, low) = (high, value)
    }

    package var description: String {
        // Written once for every event: the closure fills all 36 bytes.
        unsafe String(unsafeUninitializedCapacity: 36) { bytes in
            var (rest, shift) = (high, 60)
            for position in 0..<36 {
                switch position {
                case 8, 13, 18, 23: unsafe bytes[position] = UInt8(ascii: "-")
                default:
                    let digit = UInt8(truncatingIfNeeded: rest >> UInt64(shift)) & 0xF
                    unsafe bytes[position] = digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a")
                    if shift == 0 { rest = low }
                    shift = shift == 0 ? 60 : shift - 4
                }
            }
            return 36
        }
    }
}

extension UInt8 {
    /// Of a digit in ASCII, either case.
    fileprivate var hexadecimalDigit: UInt64? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
