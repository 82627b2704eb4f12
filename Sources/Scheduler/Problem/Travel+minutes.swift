extension Travel {
    /// How many minutes the way takes; 0 to and from nowhere.
    package func minutes(from: Int?, to: Int?) -> Int {
        guard let from, let to else { return 0 }
        switch self {
        case .none: return 0
        case .matrix(let rows): return rows[from][to]
        case .places(let places, let metresPerMinute, let perStop):
            let (dx, dy) = (places[to].x - places[from].x, places[to].y - places[from].y)
            if dx == 0, dy == 0 { return 0 }
            // (m · speed)² ≥ d² just when m · speed ≥ ⌈d⌉, for whole numbers.
            let metres = (dx * dx + dy * dy).squareRootUp
            return perStop + (metres + metresPerMinute - 1) / metresPerMinute
        }
    }

    /// How many sites there are to name.
    package var sites: Int {
        switch self {
        case .none: 0
        case .matrix(let rows): rows.count
        case .places(let places, _, _): places.count
        }
    }
}

extension Int {
    /// The smallest whole number whose square is not less.
    fileprivate var squareRootUp: Int {
        // A double is off by one at most, far below 2^62.
        var root = Int(Double(self).squareRoot())
        while root * root < self { root += 1 }
        while root > 0, (root - 1) * (root - 1) >= self { root -= 1 }
        return root
    }
}
