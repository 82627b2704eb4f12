/// Eight hexadecimal digits in ASCII, one a byte, the first of them lowest.
extension UInt64 {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highest = ones << 7

    /// The number that these digits of either case are; nil if one is none.
    var hexadecimalDigits: UInt64? {
        let lowerCase = self | Self.ones &* 0x20
        let letters = lowerCase.bytes(from: UInt8(ascii: "a"), to: UInt8(ascii: "f"))
        guard self & Self.highest == 0,
            letters | bytes(from: UInt8(ascii: "0"), to: UInt8(ascii: "9")) == Self.highest
        else { return nil }
        // `a` is 0x61, and its value 9 more than its lower half.
        var digits = (self & (Self.ones &* 0xF) &+ (letters >> 7) &* 9).byteSwapped
        digits = (digits | digits >> 4) & 0x00FF_00FF_00FF_00FF
        digits = (digits | digits >> 8) & 0x0000_FFFF_0000_FFFF
        return (digits | digits >> 16) & 0xFFFF_FFFF
    }

    /// The digits, in lower case, of a number's lower 32 bits.
    init(hexadecimalDigitsOf number: UInt64) {
        var digits = number & 0xFFFF_FFFF
        digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
        digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
        digits = ((digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F).byteSwapped
        let letters = digits.bytes(from: 10, to: 15) >> 7
        self = digits &+ Self.ones &* 0x30 &+ letters &* 0x27
    }

    /// The highest bit of each byte from `first` to `last`; no byte may be
    /// above 0x7F.
    private func bytes(from first: UInt8, to last: UInt8) -> UInt64 {
        let reachesFirst = self &+ Self.ones &* UInt64(0x80 - first)
        let isBeyondLast = self &+ Self.ones &* UInt64(0x7F - last)
        return reachesFirst & ~isBeyondLast & Self.highest
    }
}
