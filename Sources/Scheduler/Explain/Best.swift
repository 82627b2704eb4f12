/// Keeps the least few of many.
struct Best<Element: Comparable> {
    private(set) var sorted: [Element] = []
    let count: Int

    init(_ count: Int) {
        self.count = count
        sorted.reserveCapacity(min(max(0, count), 64) + 1)
    }

    /// What an element must be less than to be kept; nil for any.
    var limit: Element? { sorted.count < count ? nil : sorted.last }

    mutating func offer(_ element: Element) {
        if count < 1 { return }
        if let limit, element >= limit { return }
        sorted.insert(element, at: sorted.firstIndex { element < $0 } ?? sorted.count)
        if sorted.count > count { sorted.removeLast() }
    }
}
