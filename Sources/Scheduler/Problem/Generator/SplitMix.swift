/// Sebastiano Vigna's SplitMix64: the same seed gives the same numbers on
/// every machine and in every version of the standard library.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// One of the numbers of a range; its first, if it is empty.
    mutating func number(_ range: Range<Int>) -> Int {
        // The bias of a remainder is far below what anybody could see here.
        range.isEmpty ? range.lowerBound : range.lowerBound + Int(next() % UInt64(range.count))
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { number(Range(range)) }

    /// True in so many of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[number(0..<elements.count)]
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst().reversed() { elements.swapAt(index, number(0...index)) }
        return elements
    }
}
