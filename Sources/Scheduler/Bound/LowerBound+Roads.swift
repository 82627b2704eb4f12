extension LowerBound {
    /// The ways of one tour, measured once. Site 0 is the home.
    struct Roads: Sendable {
        private(set) var count = 0
        /// Minutes from site to site.
        private(set) var ways: [Int32] = []
        /// Slots from the end of a session to the first start at a site.
        private(set) var hops: [Int32] = []
        /// The least that a stop at a site adds to any tour, in minutes.
        private(set) var detour: [Int] = []
        /// The shortest way to a site from another stop, and to the home from
        /// any, in minutes.
        private(set) var shortest: [Int] = []

        /// With more sites, the least detour of all travel is good enough.
        private static let mostMeasured = 40

        /// Per site: whether a tour saves time or way by a stop there, so that
        /// the stop can't be left out even if nothing is earned.
        private(set) var isShortcut: [Bool] = []

        /// Measures all ways anew; due when stops have been added.
        mutating func measure(_ tour: borrowing Tour, _ way: Ways) {
            let known = count
            let sites = tour.sites
            count = sites.count
            ways = sites.flatMap { from in sites.map { Int32(way.minutes(from: from, to: $0)) } }
            hops = tour.ends.flatMap { end in
                (0..<count).map {
                    (Int32(end.rest) + ways[end.site * count + $0] + Int32(tour.grain) - 1) / Int32(tour.grain)
                }
            }
            var crowd = Array(repeating: 0, count: count)
            for stop in tour.stops { crowd[stop.site] += 1 }
            detour += Array(repeating: Int.max, count: count - known)
            for site in 1..<count {
                if crowd[site] > 1 { detour[site] = min(detour[site], 0) }
                if count <= Self.mostMeasured {
                    shorten(site, known: known)
                } else {
                    detour[site] = min(detour[site], leastDetour(to: site, isNowhere: sites[site] == nil, way))
                }
            }
            let isTravelling = ways.contains { $0 > 0 }
            isShortcut = sites.map { isTravelling && $0 == nil }
            shortest = (0..<count).map { $0 > 0 && crowd[$0] > 1 ? 0 : shortestWay(to: $0) }
        }

        private func leastDetour(to site: Int, isNowhere: Bool, _ way: Ways) -> Int {
            if isNowhere { return -Ways.longest }
            let isApart = (0..<count).allSatisfy { $0 == site || ways[$0 * count + site] > 0 }
            return isApart ? way.leastDetour : 0
        }

        private func shortestWay(to site: Int) -> Int {
            var least = Int32.max
            for from in 1..<count where from != site { least = min(least, ways[from * count + site]) }
            return least == .max ? 0 : Int(least)
        }

        /// Looks for a shorter detour by way of sites that are new.
        private mutating func shorten(_ site: Int, known: Int) {
            var least = Int32(clamping: detour[site])
            for from in 0..<count where from != site {
                let into = ways[from * count + site]
                let first = site >= known || from >= known ? 0 : known
                for to in first..<count where to != site {
                    least = min(least, into + ways[site * count + to] - ways[from * count + to])
                }
            }
            detour[site] = Int(least)
        }
    }
}
