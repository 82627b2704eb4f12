extension LowerBound {
    /// What a stop adds to the ways of any day at the least.
    ///
    /// Of each way half belongs to either end. So a stop pays half of the
    /// shortest way from one neighbour and on to another; neighbours are
    /// whom the same staff can visit on the same day, and the home. What
    /// belongs to the home is shared out over the minutes of the day.
    struct Nearness: Sendable {
        /// A stop that may be next to another.
        private struct Near: Sendable {
            /// -1 for none that is known.
            var block: Int
            var minutes: Int
        }

        private let travel: Travel
        private let staff: Staff
        /// Fixed point, what half a minute of travel costs.
        private let half: Int
        private var sitesOfBlock: [[Int?]] = []
        /// Per block, the days of its sessions as bits, and whose they can be.
        private var daysOfBlock: [UInt32] = []
        private var isOption: [Bool] = []
        private var daysOfStaff: [UInt32] = []
        /// Per site: the stops that are nearest, from them and to them.
        private var into: [Int?: [Near]] = [:]
        private var out: [Int?: [Near]] = [:]
        /// Per member of staff: the shortest ways from the home and back, and
        /// the most minutes of a day.
        private var homeWays: [(minutes: Int, most: Int)] = []

        /// So many of the stops nearest to a site are known.
        private static let most = 40
        private static let far = 1 << 20

        init(_ problem: WeekProblem, _ blocks: [Block], _ staff: Staff) {
            travel = problem.travel
            self.staff = staff
            half = problem.weights.travelMinute * one / 2
            guard travel != .none else { return }
            isOption = Array(repeating: false, count: blocks.count * staff.count)
            for (index, block) in blocks.enumerated() {
                sitesOfBlock.append(block.hasStaff ? Self.sites(of: block, problem) : [])
                daysOfBlock.append(block.days.reduce(0) { $0 | 1 << UInt32($1) })
                for option in block.options { isOption[index * staff.count + Int(option.staff)] = true }
            }
            for member in 0..<staff.count {
                let days = (0..<staff.days).filter { staff.pattern(of: member, on: $0) != nil }
                daysOfStaff.append(days.reduce(0) { $0 | 1 << UInt32($1) })
                homeWays.append(self.homeWays(of: member, days))
            }
            for site in Set(sitesOfBlock.joined()) {
                into[site] = nearest(to: site, isOut: false)
                if case .places = travel { out[site] = into[site] } else { out[site] = nearest(to: site, isOut: true) }
            }
        }

        /// Everywhere that a block's sessions may be.
        private static func sites(of block: Block, _ problem: WeekProblem) -> [Int?] {
            let own = problem.requests[block.requests[0]].site
            let sites = block.rooms.flatMap { rooms in
                rooms.isEmpty ? [own] : rooms.map { problem.rooms[$0].site ?? own }
            }
            // In order, so that equal ways are always met in the same one.
            return Set(sites).sorted { ($0 ?? -1) < ($1 ?? -1) }
        }

        private func homeWays(of member: Int, _ days: [Int]) -> (minutes: Int, most: Int) {
            let home = staff.sites[member]
            var (from, to) = (Self.far, Self.far)
            for (block, sites) in sitesOfBlock.enumerated() where isOption[block * staff.count + member] {
                for site in sites {
                    from = min(from, travel.minutes(from: home, to: site))
                    to = min(to, travel.minutes(from: site, to: home))
                }
            }
            let most = days.compactMap { staff.pattern(of: member, on: $0) }.map { pattern in
                staff.patterns[pattern].shifts.reduce(0) { $0 + $1.count }
            }
            return (from == Self.far ? 0 : from + to, max(1, most.max() ?? 1))
        }

        private func nearest(to site: Int?, isOut: Bool) -> [Near] {
            var found: [(length: Int, near: Near)] = []
            for (block, sites) in sitesOfBlock.enumerated() {
                for other in sites {
                    let length = isOut ? length(from: site, to: other) : length(from: other, to: site)
                    if found.count == Self.most {
                        guard length < found[Self.most - 1].length else { continue }
                        found.removeLast()
                    }
                    var index = found.count
                    while index > 0, found[index - 1].length > length { index -= 1 }
                    let minutes =
                        isOut ? travel.minutes(from: site, to: other) : travel.minutes(from: other, to: site)
                    found.insert((length, Near(block: block, minutes: minutes)), at: index)
                }
            }
            let isWhole = found.count < Self.most
            return found.map(\.near) + [
                Near(block: -1, minutes: isWhole ? Self.far : found[Self.most - 1].near.minutes)
            ]
        }

        /// Orders ways as their minutes do, but is found sooner.
        private func length(from: Int?, to: Int?) -> Int {
            guard case .places(let places, _, _) = travel else { return travel.minutes(from: from, to: to) }
            guard let from, let to else { return -1 }
            let (dx, dy) = (places[to].x - places[from].x, places[to].y - places[from].y)
            return dx * dx + dy * dy
        }

        /// What a session costs by its ways, in fixed point.
        func cost(of index: Int, _ block: Block, with member: Int) -> Int {
            guard travel != .none else { return 0 }
            let home = staff.sites[member]
            var least = Self.far
            for site in sitesOfBlock[index] {
                let before = pair(into[site] ?? [], index, member)
                let after = pair(out[site] ?? [], index, member)
                let from = travel.minutes(from: home, to: site)
                let back = travel.minutes(from: site, to: home)
                let between =
                    before.first.block != after.first.block || before.first.block < 0
                    ? before.first.minutes + after.first.minutes
                    : min(before.first.minutes + after.second.minutes, before.second.minutes + after.first.minutes)
                least = min(least, from + back, from + after.first.minutes, before.first.minutes + back, between)
            }
            let own = homeWays[member]
            return half * least + half * own.minutes * min(block.minutes, own.most) / own.most
        }

        /// The two nearest stops of other blocks that somebody can visit on
        /// the same day.
        private func pair(_ list: [Near], _ index: Int, _ member: Int) -> (first: Near, second: Near) {
            let none = Near(block: -1, minutes: Self.far)
            var first: Near?
            let days = daysOfBlock[index] & daysOfStaff[member]
            for near in list {
                if near.block >= 0 {
                    guard near.block != index, near.block != first?.block, daysOfBlock[near.block] & days != 0,
                        isOption[near.block * staff.count + member]
                    else { continue }
                }
                if let first { return (first, near) }
                if near.block < 0 { return (near, near) }
                first = near
            }
            return (first ?? none, none)
        }

        /// How many minutes lie at the least between a session and the next
        /// of the same staff.
        func minutesOn(from index: Int) -> Int {
            guard travel != .none else { return 0 }
            var least = Self.far
            for site in sitesOfBlock[index] {
                for near in out[site] ?? [] where near.block != index {
                    if near.block >= 0, daysOfBlock[near.block] & daysOfBlock[index] == 0 { continue }
                    least = min(least, near.minutes)
                    break
                }
            }
            return least == Self.far ? 0 : min(least, 1_440)
        }
    }
}
