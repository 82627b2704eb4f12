import Testing

@testable import Domain

@Suite("A text, eight bytes at a time")
struct SpanWordsTests {
    private func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x80).contains(byte) && byte != 0x22 && byte != 0x5C }

    @Test("plain text ends at the first byte that is not plain, whichever it is and wherever", arguments: 0...UInt8.max)
    func everyByte(_ byte: UInt8) {
        for place in 0..<20 {
            var text = [UInt8](repeating: 0x7E, count: 24)
            text[place] = byte
            text[23] = 0x22
            let end = text.span.endOfPlainText(in: 0..<20)
            #expect(end == (isPlain(byte) ? 20 : place))
        }
    }

    @Test("it does so in any text", arguments: 0..<20)
    func anyText(_ seed: Int) {
        var generator = Mixer(seed: UInt64(seed))
        let odd: [UInt8] = [0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xFF]
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 1..<40, using: &generator)).map { _ in
                Int.random(in: 0..<8, using: &generator) > 0 ? 0x61 : odd[Int.random(in: 0..<12, using: &generator)]
            }
            let start = Int.random(in: 0...text.count, using: &generator)
            let end = Int.random(in: start...text.count, using: &generator)
            let expected = text[start..<end].firstIndex { !isPlain($0) } ?? end
            let found = text.span.endOfPlainText(in: start..<end)
            #expect(found == expected, "\(text) \(start)..<\(end)")
        }
    }

    @Test("a range holds bytes when all are the same", arguments: 0..<20)
    func holds(_ count: Int) {
        let text = (0..<30).map { UInt8($0) }
        let part = Array(text[5..<5 + count])
        let isHeld = text.span.holds(part.span, in: 5..<5 + count)
        #expect(isHeld)
        for place in 0..<count {
            var other = part
            other[place] ^= 0x80
            let isOther = text.span.holds(other.span, in: 5..<5 + count)
            #expect(!isOther)
        }
        let isShifted = count > 0 && text.span.holds(part.span, in: 6..<6 + count)
        let isLonger = text.span.holds(part.span, in: 5..<6 + count)
        #expect(!isShifted && !isLonger)
    }
}
