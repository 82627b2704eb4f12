extension LowerBound {
    /// The minutes between two sites, never more than a way through any
    /// third site takes.
    ///
    /// A relaxation leaves sessions out, and what is left out must not be
    /// able to shorten a way: hence the closure under passing through.
    struct Ways: Sendable {
        private enum Table: Sendable {
            case none
            case closed([Int32], count: Int)
            /// The shortest way out of and into each site.
            case floors(out: [Int32], into: [Int32])
            /// Straight lines: no way through a third site is shorter.
            case straight(Travel)
        }

        private let table: Table

        /// Longer ways count as this long.
        static let longest = 1 << 20

        /// Closing a matrix takes the cube of its size in steps; larger ones
        /// are bounded by their shortest ways.
        private static let largestClosed = 500

        init(_ travel: Travel) {
            switch travel {
            case .none: table = .none
            case .places: table = .straight(travel)
            case .matrix(let rows):
                table =
                    rows.count <= Self.largestClosed
                    ? .closed(Self.closure(of: rows), count: rows.count) : Self.floors(of: rows)
            }
        }

        /// What a stop at another site than its neighbours' adds at least: on
        /// straight lines, one stop's time.
        var leastDetour: Int {
            if case .straight(.places(_, _, let perStop)) = table { perStop } else { 0 }
        }

        /// Nothing is travelled to or from nil.
        func minutes(from a: Int?, to b: Int?) -> Int {
            guard let a, let b, a != b else { return 0 }
            switch table {
            case .none: return 0
            case .closed(let ways, let count): return Int(ways[a * count + b])
            case .floors(let out, let into): return Int(max(out[a], into[b]))
            case .straight(let travel): return travel.minutes(from: a, to: b)
            }
        }

        /// Floyd and Warshall's shortest ways.
        private static func closure(of rows: [[Int]]) -> [Int32] {
            let count = rows.count
            var ways = rows.flatMap { $0.map { Int32(clamping: min($0, Self.longest)) } }
            for via in 0..<count {
                for a in 0..<count where a != via {
                    let first = ways[a * count + via]
                    for b in 0..<count {
                        let length = first + ways[via * count + b]
                        if length < ways[a * count + b] { ways[a * count + b] = length }
                    }
                }
            }
            return ways
        }

        private static func floors(of rows: [[Int]]) -> Table {
            var out = [Int32](repeating: 0, count: rows.count)
            var into = [Int32](repeating: .max, count: rows.count)
            for (a, row) in rows.enumerated() {
                var least = Int32.max
                for (b, minutes) in row.enumerated() where a != b {
                    let minutes = Int32(clamping: min(minutes, Self.longest))
                    least = min(least, minutes)
                    into[b] = min(into[b], minutes)
                }
                out[a] = least
            }
            return .floors(out: out, into: into)
        }
    }
}
