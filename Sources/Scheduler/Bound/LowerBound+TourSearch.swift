extension LowerBound {
    /// Finds the cheapest tour of a staff's day when each visit earns its
    /// price.
    ///
    /// Partial tours grow from slot to slot. One is dropped for another that
    /// ends alike, no later, no dearer, and remembers no more; and when it
    /// could not become cheaper than the best that is known, even if all
    /// visits that fit its time could be had.
    struct TourSearch: Sendable {
        private struct Label {
            var cost: Int
            var memory: UInt128
            var stop: Int32
            /// The first slot after the session.
            var end: Int32
            var parent: Int32
            /// The next label of the same slot, then of the same end.
            var next: Int32
        }

        /// A stop that a tour might want at its price.
        private struct Goal {
            var stop: Int
            var site: Int
            var bit: UInt128
            var price: Int
        }

        /// What a search found.
        struct Found {
            /// With the prices of visits taken off; at most 0.
            var cost: Int
            /// The best tours by where they end, the best first; each with
            /// its cost before prices.
            var tours: [(cost: Int, stops: [Int])]
        }

        private var labels: [Label] = []
        private var slotHead: [Int32] = []
        private var endHead: [Int32] = []
        private var goals: [Goal] = []
        /// Of each stop, the best tour that ends there.
        private var results: [(cost: Int, label: Int32)] = []
        private var items: [(gain: Int, minutes: Int, last: Int)] = []
        /// Per slot, the most that can still be earned.
        private var most: [Int] = []
        /// Labels that could become cheaper than this are grown.
        private var limit = 0
        /// Whether all visits are remembered, and a cheaper tour is as good
        /// as another whatever it remembers.
        private var isQuick = false

        /// More labels than this, and the tour forgets all that it learnt.
        private static let mostLabels = 100_000
        private static let mostAttempts = 2

        /// - Parameters:
        ///   - below: tours that cost as much as this are of no use.
        ///   - minute: what a minute of travel costs.
        ///   - isQuick: whether good tours will do; the best may be missed.
        ///   - remembered: how many blocks a stop may remember.
        mutating func cheapest(
            _ tour: inout Tour, _ duals: borrowing [Int], below: Int, minute: Int, isQuick: Bool,
            remembered: Int
        ) -> Found {
            prepare(tour, duals, minute)
            guard !goals.isEmpty else { return Found(cost: 0, tours: []) }
            limit = below - tour.roads.shortest[0] * minute
            self.isQuick = isQuick
            if isQuick { return grow(tour, minute) ? found(tour, duals) : Found(cost: 0, tours: []) }
            for _ in 0..<Self.mostAttempts {
                guard grow(tour, minute) else {
                    tour.forget()
                    continue
                }
                let found = found(tour, duals)
                guard let best = found.tours.first, tour.learn(from: best.stops, most: remembered) else { return found }
                tour.columns.removeRepeating()
            }
            return grow(tour, minute) ? found(tour, duals) : Found(cost: -most[0], tours: [])
        }

        /// Leaves out what no tour would go to, and works out the most that
        /// can be earned from each slot on: the best visits that fit into the
        /// time left, the last one in part.
        private mutating func prepare(_ tour: borrowing Tour, _ duals: borrowing [Int], _ minute: Int) {
            goals.removeAll(keepingCapacity: true)
            items.removeAll(keepingCapacity: true)
            for (index, stop) in tour.stops.enumerated() {
                let price = duals[stop.visit]
                guard tour.roads.isShortcut[stop.site] || price - stop.cost > tour.roads.detour[stop.site] * minute
                else { continue }
                goals.append(Goal(stop: index, site: stop.site, bit: stop.bit, price: price))
                let way = tour.roads.shortest[stop.site]
                let gain = price - way * minute - stop.cost
                if gain > 0 { items.append((gain: gain, minutes: stop.minutes + way, last: stop.last)) }
            }
            items.sort { $0.gain * $1.minutes > $1.gain * $0.minutes }
            most.removeAll(keepingCapacity: true)
            for slot in 0...tour.slots {
                var left = (tour.slots - slot + 1) * tour.grain
                var sum = 0
                for item in items where item.last >= slot {
                    if item.minutes <= left {
                        sum += item.gain
                        left -= item.minutes
                    } else {
                        sum += item.gain * left / item.minutes + 1
                        break
                    }
                }
                most.append(sum)
            }
        }

        private func found(_ tour: borrowing Tour, _ duals: borrowing [Int]) -> Found {
            let best = results.filter { $0.label >= 0 && $0.cost < 0 }.sorted {
                ($0.cost, $0.label) < ($1.cost, $1.label)
            }.prefix(5)
            return Found(
                cost: best.first?.cost ?? 0,
                tours: best.map { end in
                    var stops: [Int] = []
                    var cost = end.cost
                    var label = end.label
                    while label >= 0 {
                        let stop = Int(labels[Int(label)].stop)
                        stops.append(stop)
                        cost += duals[tour.stops[stop].visit]
                        label = labels[Int(label)].parent
                    }
                    return (cost, stops.reversed())
                })
        }

        /// - Returns: false if it grew too large.
        private mutating func grow(_ tour: borrowing Tour, _ minute: Int) -> Bool {
            let sites = tour.roads.count
            labels.removeAll(keepingCapacity: true)
            results.removeAll(keepingCapacity: true)
            slotHead.removeAll(keepingCapacity: true)
            endHead.removeAll(keepingCapacity: true)
            for _ in 0...tour.slots { slotHead.append(-1) }
            for _ in tour.ends { endHead.append(-1) }
            for _ in tour.stops { results.append((0, -1)) }
            for goal in goals {
                add(tour, goal.stop, from: 0, Int(tour.roads.ways[goal.site]) * minute - goal.price, 0, -1)
            }
            for slot in 0...tour.slots {
                var current = slotHead[slot]
                while current >= 0 {
                    let index = current
                    let label = labels[Int(index)]
                    current = label.next
                    let stop = tour.stops[Int(label.stop)]
                    guard !isDominated(label, stop.end) else { continue }
                    labels[Int(index)].next = endHead[stop.end]
                    endHead[stop.end] = index
                    let total = label.cost + Int(tour.roads.ways[stop.site * sites]) * minute
                    if total < results[Int(label.stop)].cost { results[Int(label.stop)] = (total, index) }
                    if labels.count > Self.mostLabels { return false }
                    for goal in goals where label.memory & goal.bit == 0 {
                        let from = slot + Int(tour.roads.hops[stop.end * sites + goal.site])
                        guard from < tour.slots else { continue }
                        let way = Int(tour.roads.ways[stop.site * sites + goal.site])
                        add(
                            tour, goal.stop, from: from, label.cost + way * minute - goal.price,
                            isQuick ? label.memory : label.memory & tour.memory[goal.stop], index)
                    }
                }
            }
            return true
        }

        /// Adds a label for the first start and for each later one that costs
        /// less.
        private mutating func add(
            _ tour: borrowing Tour, _ index: Int, from: Int, _ cost: Int, _ memory: UInt128, _ parent: Int32
        ) {
            let row = index * tour.slots
            var slot = Int(tour.nextStart[row + from])
            guard slot < tour.slots else { return }
            let stop = tour.stops[index]
            let length = (stop.minutes + tour.grain - 1) / tour.grain
            while slot < tour.slots {
                let end = slot + length
                let total = cost + tour.startCost[row + slot]
                if total - most[end] < limit {
                    let label = Label(
                        cost: total, memory: (memory | stop.bit) & tour.open[min(end, tour.slots - 1)],
                        stop: Int32(index), end: Int32(end), parent: parent, next: slotHead[end])
                    if !isDominated(label, stop.end) {
                        slotHead[end] = Int32(labels.count)
                        labels.append(label)
                    }
                }
                slot = Int(tour.nextCheaper[row + slot])
            }
        }

        private func isDominated(_ label: Label, _ end: Int) -> Bool {
            var kept = endHead[end]
            while kept >= 0 {
                let other = labels[Int(kept)]
                if other.cost <= label.cost, isQuick || other.memory & ~label.memory == 0 { return true }
                kept = other.next
            }
            return false
        }
    }
}
