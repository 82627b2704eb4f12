/// The ways between distinct sites; equal coordinates are one site, and
/// site 0 is nowhere: nothing is travelled to or from it.
package struct Ways: Sendable {
    package static let nowhere = 0

    /// How many sites, nowhere included.
    package let count: Int
    /// `count` rows of `count` minutes; empty when they are computed from
    /// places.
    let table: [Int32]
    let places: [Travel.Place]
    private let metresPerMinute: Int
    private let perStop: Int
    /// From an index of the problem's sites to one of ours.
    private let sites: [Int]

    /// Above this, a table is larger than a cache and computing is faster.
    private static let mostTabled = 1_200

    package init(_ travel: Travel) {
        switch travel {
        case .none:
            (count, table, places, sites) = (1, [0], [], [])
            (metresPerMinute, perStop) = (1, 0)
        case .matrix(let rows):
            count = rows.count + 1
            sites = Array(1..<rows.count + 1)
            var table = [Int32](repeating: 0, count: count * count)
            for (from, row) in rows.enumerated() {
                for (to, minutes) in row.enumerated() {
                    table[(from + 1) * count + to + 1] = Int32(clamping: minutes)
                }
            }
            (self.table, places) = (table, [])
            (metresPerMinute, perStop) = (1, 0)
        case .places(let all, let metresPerMinute, let perStop):
            var distinct: [Travel.Place] = [Travel.Place(x: 0, y: 0)]
            var index: [Travel.Place: Int] = [:]
            sites = all.map { place in
                if let known = index[place] { return known }
                index[place] = distinct.count
                distinct.append(place)
                return distinct.count - 1
            }
            (count, places) = (distinct.count, distinct)
            (self.metresPerMinute, self.perStop) = (metresPerMinute, perStop)
            guard distinct.count <= Self.mostTabled else {
                table = []
                return
            }
            var table = [Int32](repeating: 0, count: distinct.count * distinct.count)
            for from in distinct.indices.dropFirst() {
                for to in distinct.indices.dropFirst() where from != to {
                    table[from * distinct.count + to] = Int32(
                        clamping: Self.minutes(distinct[from], distinct[to], metresPerMinute, perStop))
                }
            }
            self.table = table
        }
    }

    /// Our site of one of the problem's.
    package func site(of site: Int?) -> Int { site.map { sites[$0] } ?? Self.nowhere }

    /// Whole minutes of the way.
    @inline(__always)
    package func minutes(_ from: Int, _ to: Int) -> Int {
        if !table.isEmpty { return Int(table[from * count + to]) }
        if from == to || from == Self.nowhere || to == Self.nowhere { return 0 }
        return Self.minutes(places[from], places[to], metresPerMinute, perStop)
    }

    @inline(__always)
    private static func minutes(
        _ from: Travel.Place, _ to: Travel.Place, _ metresPerMinute: Int, _ perStop: Int
    ) -> Int {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let square = dx * dx + dy * dy
        var minutes = Int((Double(square).squareRoot() / Double(metresPerMinute)).rounded(.up))
        // Doubles err by a unit at most; the rule is about whole numbers.
        while (minutes * metresPerMinute) * (minutes * metresPerMinute) < square { minutes += 1 }
        while minutes > 0, ((minutes - 1) * metresPerMinute) * ((minutes - 1) * metresPerMinute) >= square {
            minutes -= 1
        }
        return perStop + minutes
    }
}
