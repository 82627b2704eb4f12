extension LowerBound {
    /// All staff's days, and the visits that blocks and tours trade in.
    ///
    /// A visit is a block's session on one day with one member of staff. It
    /// has a dual, the price that the block pays and the tour earns. Visits
    /// come into being when they matter: until then nobody pays or earns.
    struct Tours: Sendable {
        struct Visit: Sendable {
            var block: Int
            /// An index into the block's days.
            var day: Int
            var staff: Int
        }

        private(set) var tours: [Tour] = []
        /// Per member of staff and day: which tour, or -1.
        private var tourOf: [Int] = []
        private(set) var visits: [Visit] = []
        /// For blocks' options, one for each day: a visit, or -1.
        private(set) var visitOf: [Int32] = []
        private let ways: Ways
        private let rooms: [WeekProblem.Room]
        private let sites: [Int?]
        /// Fixed point, what a minute of travel costs.
        private let minute: Int
        private let days: Int
        private var search = TourSearch()
        private var changed: Set<Int> = []
        /// How many blocks a stop may remember.
        private var remembered = 3
        private static let mostRemembered = 24

        init(_ problem: WeekProblem, _ staff: Staff) {
            ways = Ways(problem.travel)
            rooms = problem.rooms
            sites = problem.requests.map(\.site)
            minute = problem.weights.travelMinute * one
            days = problem.days
            for member in 0..<staff.count {
                for day in 0..<days {
                    guard let pattern = staff.pattern(of: member, on: day) else {
                        tourOf.append(-1)
                        continue
                    }
                    tourOf.append(tours.count)
                    tours.append(
                        Tour(
                            staff: member, day: day, home: staff.sites[member], shifts: staff.patterns[pattern].shifts,
                            grain: problem.grain))
                }
            }
        }

        func visit(_ option: borrowing Block.Option, onDay index: Int) -> Int? {
            guard option.visits >= 0 else { return nil }
            let visit = visitOf[Int(option.visits) + index]
            return visit < 0 ? nil : Int(visit)
        }

        /// Gives each day of an option its visit, where a start fits.
        mutating func open(option: Int, of index: Int, in blocks: inout [Block], firstDual: Int) {
            guard blocks[index].options[option].visits < 0 else { return }
            let block = blocks[index]
            let member = Int(block.options[option].staff)
            blocks[index].options[option].visits = Int32(visitOf.count)
            for day in block.days.indices {
                let number = tourOf[member * days + block.days[day]]
                if let forced = block.forced[day], forced != member {
                    visitOf.append(-1)
                    continue
                }
                let starts = number < 0 ? [] : block.starts(onDay: day, inside: tours[number].shifts)
                guard !starts.isEmpty else {
                    visitOf.append(-1)
                    continue
                }
                visitOf.append(Int32(visits.count))
                for (site, starts) in places(of: block, day, starts) {
                    tours[number].add(
                        block: index, visit: firstDual + visits.count, site: site, minutes: block.minutes, starts)
                }
                changed.insert(number)
                visits.append(Visit(block: index, day: day, staff: member))
            }
        }

        /// The sites at which a session may be, each with its starts.
        private func places(of block: Block, _ day: Int, _ starts: [Block.Start]) -> [(Int?, [Block.Start])] {
            let own = sites[block.requests[0]]
            guard !block.rooms[day].isEmpty else { return [(own, starts)] }
            let choice = Dictionary(grouping: block.rooms[day]) { rooms[$0].site ?? own }
            return choice.sorted { ($0.key ?? -1) < ($1.key ?? -1) }.compactMap { site, choice in
                let fitting = starts.filter { start in
                    let from = block.days[day] * 1440 + start.minute
                    return choice.contains { room in
                        rooms[room].available.contains {
                            $0.lowerBound <= from && from + block.minutes <= $0.upperBound
                        }
                    }
                }
                return fitting.isEmpty ? nil : (site, fitting)
            }
        }

        /// Measures the tours that visits were added to.
        /// - Returns: for each visit from `first` on a price that no tour
        ///   would take it up for.
        mutating func measure(from first: Int, firstDual: Int) -> [Int] {
            var prices = Array(repeating: Int.max, count: visits.count - first)
            for index in changed.sorted() {
                var roads = tours[index].roads
                roads.measure(tours[index], ways)
                tours[index].roads = roads
                for stop in tours[index].stops where stop.visit - firstDual >= first {
                    let price = max(0, roads.detour[stop.site]) * minute + stop.cost
                    prices[stop.visit - firstDual - first] = min(prices[stop.visit - firstDual - first], price)
                }
            }
            changed.removeAll()
            return prices
        }

        /// Lets stops remember more.
        /// - Returns: false if they remember all they can.
        mutating func remember() -> Bool {
            guard remembered < Self.mostRemembered else { return false }
            remembered *= 2
            return true
        }

        /// Adds the cost of the cheapest tours, and takes their visits off
        /// the gradient.
        /// - Parameter effort: unless all tours are searched, the sum may be
        ///   too high.
        mutating func price(
            _ duals: borrowing [Int], _ gradient: inout [Int], _ effort: Effort, allowance: Int, round: Int,
            isStopped: () -> Bool
        ) -> Int? {
            var sum = 0
            let part = effort == .allTours ? allowance / max(1, tours.count) : 0
            for index in tours.indices where !tours[index].stops.isEmpty {
                if effort != .knownTours, isStopped() { return nil }
                let known = tours[index].columns.cheapest(duals, round: round)
                var best = (cost: known.cost, visits: known.column.map { tours[index].columns.visits(of: $0) } ?? [])
                if effort != .knownTours {
                    let isQuick = effort == .quickTours
                    let found = search.cheapest(
                        &tours[index], duals, below: known.cost - part, minute: minute, isQuick: isQuick,
                        remembered: remembered)
                    for (rank, tour) in found.tours.enumerated() {
                        let visits = tour.stops.map { tours[index].stops[$0].visit }
                        if rank == 0, found.cost < best.cost { best = (found.cost, visits) }
                        tours[index].columns.add(cost: tour.cost, visits: visits, round: round)
                    }
                    best.cost = min(best.cost - part, found.cost)
                }
                sum += best.cost
                for visit in best.visits { gradient[visit] -= 1 }
            }
            return sum
        }
    }
}
