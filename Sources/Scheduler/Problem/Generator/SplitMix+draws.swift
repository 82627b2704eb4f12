extension SplitMix {
    /// One of the numbers of a range; its first, if it is empty.
    mutating func number(_ range: Range<Int>) -> Int {
        range.isEmpty ? range.lowerBound : range.lowerBound + below(range.count)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { number(Range(range)) }

    /// True in so many of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst().reversed() { elements.swapAt(index, below(index + 1)) }
        return elements
    }
}
