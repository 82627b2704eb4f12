/// Bytes of a text, eight at a time.
extension Span<UInt8> {
    /// The eight bytes from `position` on, the first of them lowest.
    @inline(__always) func word(at position: Int) -> UInt64 {
        // Any eight bytes are a number, and the span checks that it has them.
        UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    /// The first eight bytes of `range`; zeros behind those of a shorter one.
    @inline(__always) func head(of range: Range<Int>) -> UInt64 {
        if range.lowerBound + 8 <= count {
            let word = word(at: range.lowerBound)
            return range.count < 8 ? word & (1 << UInt64(8 * range.count) - 1) : word
        }
        var word: UInt64 = 0
        for position in range.reversed() { word = word << 8 | UInt64(self[position]) }
        return word
    }

    /// Whether `range` holds just these bytes.
    func holds(_ other: Span<UInt8>, in range: Range<Int>) -> Bool {
        guard range.count == other.count else { return false }
        var offset = 0
        while offset + 8 <= other.count {
            guard word(at: range.lowerBound + offset) == other.word(at: offset) else { return false }
            offset += 8
        }
        return head(of: range.lowerBound + offset..<range.upperBound) == other.head(of: offset..<other.count)
    }

    /// Where the first byte of `range` is that may not stand in a JSON string
    /// as it is, or is not ASCII; the range's end if there is none.
    @inline(__always) func endOfPlainText(in range: Range<Int>) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highest = ones << 7
        var position = range.lowerBound
        while position + 8 <= range.upperBound {
            let word = word(at: position)
            let (quote, escape) = (word ^ ones &* 0x22, word ^ ones &* 0x5C)
            // The lowest of the highest bits is right: a borrow that makes a
            // wrong one comes from a byte below that has a right one.
            let found =
                (word | (quote &- ones) & ~quote | (escape &- ones) & ~escape | (word &- ones &* 0x20) & ~word)
                & highest
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < range.upperBound {
            switch self[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x80...: return position
            default: position += 1
            }
        }
        return position
    }
}

extension [UInt8] {
    /// Appends the bytes of a part of `text`, with no slice made of it.
    @inline(__always) mutating func append(_ range: Range<Int>, of text: Span<UInt8>) {
        // They are copied while the span lends them.
        unsafe text.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
