/// Names that a reader of JSON knows beforehand, numbered from 0.
///
/// A name is looked up once, when it is met; to find members by it, to compare
/// and to sort them takes its number then, and no look at its letters.
package struct JSONNames: Sendable {
    /// The number of every name that is none of these.
    package static let other = UInt8.max
    static let none = JSONNames([])

    private struct Entry: Sendable {
        let head: UInt64
        /// Of more than eight letters the last eight.
        let tail: UInt64
        /// Its letters in `letters`.
        let range: Range<Int>
    }

    private static let most = 128
    private var entries: [Entry] = []
    private var letters: [UInt8] = []
    /// Numbers, each where its name's hash says or in the next free place.
    private var slots = [UInt8](repeating: Self.other, count: 2 * Self.most)

    /// - Parameter names: at most 128, none of them empty, none twice; in the
    ///   order of their bytes if a tape is read with them.
    package init(_ names: [String]) {
        for name in names.prefix(Self.most) {
            let range = letters.count..<letters.count + name.utf8.count
            letters += name.utf8
            let (head, tail) = Self.ends(of: letters.span, range)
            var slot = Self.slot(head, tail)
            while slots[slot] != Self.other { slot = (slot + 1) % slots.count }
            slots[slot] = UInt8(entries.count)
            entries.append(Entry(head: head, tail: tail, range: range))
        }
    }

    /// The number of the name that fills `range`, or ``other``.
    package func number(of text: Span<UInt8>, _ range: Range<Int>) -> UInt8 {
        let (head, tail) = Self.ends(of: text, range)
        var slot = Self.slot(head, tail)
        while slots[slot] != Self.other {
            let entry = entries[Int(slots[slot])]
            if entry.head == head, entry.tail == tail, entry.range.count == range.count,
                range.count <= 16 || text.holds(letters.span.extracting(entry.range), in: range)
            {
                return slots[slot]
            }
            slot = (slot + 1) % slots.count
        }
        return Self.other
    }

    private static func ends(of text: Span<UInt8>, _ range: Range<Int>) -> (head: UInt64, tail: UInt64) {
        (text.head(of: range), range.count > 8 ? text.word(at: range.upperBound - 8) : 0)
    }

    /// By the golden ratio (Knuth, The Art of Computer Programming 6.4).
    private static func slot(_ head: UInt64, _ tail: UInt64) -> Int {
        Int(truncatingIfNeeded: ((head ^ tail << 1) &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }
}

/// Some of the ``JSONNames`` that have a number below 64.
package struct JSONNameSet: Hashable, Sendable {
    private var bits: UInt64 = 0

    package init(_ numbers: some Sequence<UInt8>) {
        for number in numbers where number < 64 { bits |= 1 << UInt64(number) }
    }

    package func contains(_ number: UInt8) -> Bool { number < 64 && bits >> UInt64(number) & 1 == 1 }
}
