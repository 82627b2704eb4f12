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
