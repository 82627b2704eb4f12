extension LowerBound {
    /// Reads the blocks out of a problem.
    struct BlockReader {
        private let problem: WeekProblem
        private let staffIndex: [String: Int]
        private let roomIndex: [String: Int]
        private let fixed: [String: [Placement]]
        private let previous: [String: [Placement]]
        private let devices: [String: [Range<Int>]]
        private let skilled: [String: [Int]]

        init(_ problem: WeekProblem) {
            self.problem = problem
            staffIndex = Self.index(problem.staff.map(\.id))
            roomIndex = Self.index(problem.rooms.map(\.id))
            fixed = Dictionary(grouping: problem.fixed, by: \.name.request)
            previous = Dictionary(grouping: problem.previous, by: \.name.request)
            devices = Dictionary(grouping: problem.devices, by: \.kind).mapValues { devices in
                Array(Set(devices.flatMap(\.available)))
            }
            var skilled: [String: [Int]] = [:]
            for (index, staff) in problem.staff.enumerated() {
                for skill in staff.skills { skilled[skill, default: []].append(index) }
            }
            self.skilled = skilled
        }

        private static func index(_ ids: [String]) -> [String: Int] {
            Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }

        func blocks() -> [Block] {
            var members: [[Int]] = []
            var groups: [String: Int] = [:]
            for (index, request) in problem.requests.enumerated() {
                if let group = request.group, let known = groups[group] {
                    members[known].append(index)
                } else {
                    if let group = request.group { groups[group] = members.count }
                    members.append([index])
                }
            }
            return members.map(block)
        }

        private func block(of members: [Int]) -> Block {
            let requests = members.map { problem.requests[$0] }
            let first = requests[0]
            let weights = problem.weights
            var block = Block(
                requests: members, hasStaff: first.mode != .independent, sessions: first.sessions,
                minutes: first.minutes, missing: weights.unassigned * one * members.count,
                change: weights.staffChange * one * members.count)
            let rooms = requests.dropFirst().reduce(first.rooms) { common, next in
                common.filter(next.rooms.contains)
            }.compactMap { roomIndex[$0] }
            let isPlaceable = first.rooms.isEmpty || !rooms.isEmpty
            for day in 0..<problem.days where isPlaceable {
                let pinned = fixed[first.id]?.first { $0.start / 1440 == day }
                let pinnedRoom = pinned?.room.flatMap { roomIndex[$0] }
                let choice = pinnedRoom.map { [$0] } ?? rooms
                let starts = starts(of: requests, on: day, rooms: choice, only: pinned?.start)
                guard !starts.isEmpty else { continue }
                block.before.append(block.days.count { $0 + first.restDays + 1 <= day })
                block.days.append(day)
                block.starts.append(starts)
                block.forced.append(pinned.map { $0.staff.flatMap { staffIndex[$0] } ?? -1 })
                block.rooms.append(choice)
            }
            block.options = options(of: requests)
            addSavings(of: requests, to: &block)
            return block
        }

        private func starts(
            of requests: [WeekProblem.Request], on day: Int, rooms: [Int], only: Int?
        ) -> [Block.Start] {
            let minutes = requests[0].minutes
            let kinds = Set(requests.compactMap(\.deviceKind)).map { devices[$0] ?? [] }
            var starts: [Block.Start] = []
            for possible in requests[0].possible {
                let part = possible.clamped(to: day * 1440..<(day + 1) * 1440)
                var start = (part.lowerBound + problem.grain - 1) / problem.grain * problem.grain
                while start + minutes <= part.upperBound {
                    let time = start..<start + minutes
                    if only == nil || only == start,
                        requests.dropFirst().allSatisfy({ Self.holds($0.possible, time) }),
                        kinds.allSatisfy({ Self.holds($0, time) }),
                        rooms.isEmpty || rooms.contains(where: { Self.holds(problem.rooms[$0].available, time) })
                    {
                        let outside = requests.count { !$0.preferred.isEmpty && !Self.holds($0.preferred, time) }
                        let cost = outside * problem.weights.outsidePreferred * one
                        starts.append(Block.Start(minute: start - day * 1440, cost: cost))
                    }
                    start += problem.grain
                }
            }
            return starts
        }

        private static func holds(_ intervals: [Range<Int>], _ time: Range<Int>) -> Bool {
            intervals.contains { $0.lowerBound <= time.lowerBound && time.upperBound <= $0.upperBound }
        }

        private func options(of requests: [WeekProblem.Request]) -> [Block.Option] {
            guard requests[0].mode != .independent else { return [] }
            let excluded = Set(requests.flatMap(\.excludedStaff).compactMap { staffIndex[$0] })
            let skills = Set(requests.compactMap(\.skill))
            let wishes = requests.map { Set($0.preferredStaff.compactMap { staffIndex[$0] }) }
            let able = skills.min().map { skilled[$0] ?? [] } ?? Array(problem.staff.indices)
            return able.compactMap { member in
                guard !excluded.contains(member),
                    skills.count < 2 || skills.isSubset(of: problem.staff[member].skills)
                else { return nil }
                let others = wishes.count { !$0.isEmpty && !$0.contains(member) }
                return Block.Option(staff: Int32(member), cost: others * problem.weights.otherStaff * one)
            }
        }

        /// A placed session keeps at most one entry of its request, and only
        /// on the entry's day with the entry's staff.
        private func addSavings(of requests: [WeekProblem.Request], to block: inout Block) {
            let amount = problem.weights.moved * one
            for request in requests {
                var seen: Set<[Int]> = []
                for entry in previous[request.id] ?? [] {
                    block.constant += amount
                    let staff = entry.staff.map { staffIndex[$0] ?? -2 } ?? -1
                    guard let day = block.days.firstIndex(of: entry.start / 1440),
                        block.starts[day].contains(where: { $0.minute == entry.start % 1440 }),
                        (staff == -1) != block.hasStaff, seen.insert([staff, day]).inserted
                    else { continue }
                    if let known = block.savings.firstIndex(where: { $0.staff == staff && $0.day == day }) {
                        block.savings[known].amount += amount
                    } else {
                        block.savings.append(Block.Saving(staff: staff, day: day, amount: amount))
                    }
                }
            }
        }
    }
}
