/// 32 hexadecimal digits in the form 8-4-4-4-12, read and written eight at a
/// time: every event has several.
extension UUID7: LosslessStringConvertible {
    /// Reads digits of either case; nil for anything else, also for a UUID of
    /// another version or variant.
    package init?(_ description: String) { self.init(utf8: description.utf8.span) }

    /// As from a string of these bytes.
    package init?(utf8 text: Span<UInt8>) {
        let dash = UInt8(ascii: "-")
        guard text.count == 36, text[8] == dash, text[13] == dash, text[18] == dash, text[23] == dash else {
            return nil
        }
        let four: UInt64 = 0xFFFF_FFFF
        guard let first = text.word(at: 0).hexadecimalDigits,
            let second = (text.word(at: 9) & four | text.word(at: 14) << 32).hexadecimalDigits,
            let third = (text.word(at: 19) & four | text.word(at: 24) << 32).hexadecimalDigits,
            let fourth = text.word(at: 28).hexadecimalDigits
        else { return nil }
        (high, low) = (first << 32 | second, third << 32 | fourth)
        guard high >> 12 & 0xF == 7, low >> 62 == 0b10 else { return nil }
    }

    package var description: String {
        // The eight parts of four digits and the dashes fill all 36 bytes.
        unsafe String(unsafeUninitializedCapacity: 36) { text in
            let text = UnsafeMutableRawBufferPointer(text)
            func write(_ number: UInt64, at left: Int, _ right: Int) {
                let digits = UInt64(hexadecimalDigitsOf: number)
                let parts = (UInt32(truncatingIfNeeded: digits), UInt32(truncatingIfNeeded: digits >> 32))
                unsafe text.storeBytes(of: parts.0.littleEndian, toByteOffset: left, as: UInt32.self)
                unsafe text.storeBytes(of: parts.1.littleEndian, toByteOffset: right, as: UInt32.self)
            }
            write(high >> 32, at: 0, 4)
            write(high, at: 9, 14)
            write(low >> 32, at: 19, 24)
            write(low, at: 28, 32)
            for place in [8, 13, 18, 23] { unsafe text[place] = UInt8(ascii: "-") }
            return 36
        }
    }
}
