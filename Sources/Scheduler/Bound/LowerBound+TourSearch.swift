extension LowerBound {
    /// Finds the cheapest tour of a staff's day when each visit earns its
    /// price.
    ///
    /// Partial tours grow from slot to slot. One is dropped for another that
    /// ends at the same stop, no later, no dearer, and remembers no more.
    struct TourSearch: Sendable {
        private struct Label {
            var cost: Int
            var memory: UInt64
            var stop: Int32
            var slot: Int32
            var parent: Int32
            /// The next label of the same slot, then of the same stop.
            var next: Int32
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
        private var stopHead: [Int32] = []
        private var ends: [(cost: Int, label: Int32)] = []
        private var live: [Int] = []
        private var items: [(gain: Int, minutes: Int, last: Int)] = []
        private var most: [Int] = []
        /// Labels that hope for less than this are grown.
        private var limit = 0
        /// More labels than this, and the tour forgets all that it learnt.
        private static let mostLabels = 100_000
        private static let mostAttempts = 2
        /// Tours dearer than the best known by so much are of use too.
        private static let slack = one

        /// - Parameters:
        ///   - below: tours that cost as much as this are of no use.
        ///   - minute: what a minute of travel costs.
        mutating func cheapest(_ tour: inout Tour, _ duals: borrowing [Int], below: Int, minute: Int) -> Found {
            for _ in 0..<Self.mostAttempts {
                guard grow(tour, duals, below, minute) else {
                    tour.forget()
                    continue
                }
                let found = found(tour, duals)
                guard let best = found.tours.first, tour.learn(from: best.stops) else { return found }
                tour.columns.removeRepeating()
            }
            if !grow(tour, duals, below, minute) { return Found(cost: -most[0], tours: []) }
            return found(tour, duals)
        }

        /// The most that can be earned from each slot on: the best visits
        /// that fit into the time left, the last one in part.
        private mutating func hope(_ tour: borrowing Tour, _ duals: borrowing [Int], _ minute: Int) {
            items.removeAll(keepingCapacity: true)
            for stop in live {
                let way = tour.shortestWay[stop] == Int.max ? 0 : tour.shortestWay[stop]
                let gain = duals[tour.stops[stop].visit] - way * minute - tour.leastCost[stop]
                if gain > 0 {
                    items.append((gain: gain, minutes: tour.stops[stop].minutes + way, last: tour.lastStart[stop]))
                }
            }
            items.sort { $0.gain * $1.minutes > $1.gain * $0.minutes }
            most.removeAll(keepingCapacity: true)
            for slot in 0...tour.slots {
                var left = (tour.slots - slot) * tour.grain
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
            let best = ends.filter { $0.label >= 0 && $0.cost < 0 }.sorted { ($0.cost, $0.label) < ($1.cost, $1.label) }
                .prefix(5)
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
        private mutating func grow(_ tour: borrowing Tour, _ duals: borrowing [Int], _ below: Int, _ minute: Int)
            -> Bool
        {
            let count = tour.stops.count
            let width = count + 1
            let slots = tour.slots
            labels.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            live.removeAll(keepingCapacity: true)
            slotHead.removeAll(keepingCapacity: true)
            stopHead.removeAll(keepingCapacity: true)
            for stop in 0..<count {
                stopHead.append(-1)
                if duals[tour.stops[stop].visit] > tour.detour[stop] * minute { live.append(stop) }
            }
            for _ in 0..<slots { slotHead.append(-1) }
            hope(tour, duals, minute)
            limit = below - (live.isEmpty ? 0 : tour.shortestReturn * minute) + Self.slack
            for stop in live {
                let way = Int(tour.ways[count * width + stop]) * minute
                add(tour, stop, from: 0, way - duals[tour.stops[stop].visit], 0, -1)
                ends.append((LowerBound.DayChoice.never, -1))
            }
            for slot in 0..<slots {
                var current = slotHead[slot]
                while current >= 0 {
                    let label = labels[Int(current)]
                    let index = current
                    current = label.next
                    let stop = Int(label.stop)
                    guard !isDominated(label) else { continue }
                    labels[Int(index)].next = stopHead[stop]
                    stopHead[stop] = index
                    if labels.count > Self.mostLabels { return false }
                    for (position, to) in live.enumerated() {
                        if to == stop {
                            let cost = label.cost + Int(tour.ways[stop * width + count]) * minute
                            if cost < ends[position].cost { ends[position] = (cost, index) }
                            continue
                        }
                        let next = tour.stops[to]
                        guard label.memory & next.bit == 0, next.block != tour.stops[stop].block else { continue }
                        let from = slot + Int(tour.hops[stop * count + to])
                        guard from < slots else { continue }
                        let cost = label.cost + Int(tour.ways[stop * width + to]) * minute - duals[next.visit]
                        add(tour, to, from: from, cost, label.memory & tour.memory[to], index)
                    }
                }
            }
            return true
        }

        /// Adds a label for the first start and for each later one that costs
        /// less.
        private mutating func add(
            _ tour: borrowing Tour, _ stop: Int, from: Int, _ cost: Int, _ memory: UInt64, _ parent: Int32
        ) {
            let row = stop * tour.slots
            var slot = Int(tour.nextStart[row + from])
            while slot < tour.slots {
                let label = Label(
                    cost: cost + tour.startCost[row + slot], memory: (memory | tour.stops[stop].bit) & tour.open[slot],
                    stop: Int32(stop), slot: Int32(slot), parent: parent, next: slotHead[slot])
                let end = min(slot + tour.stops[stop].minutes / tour.grain, tour.slots)
                if label.cost - most[end] < limit, !isDominated(label) {
                    slotHead[slot] = Int32(labels.count)
                    labels.append(label)
                }
                slot = Int(tour.nextCheaper[row + slot])
            }
        }

        private func isDominated(_ label: Label) -> Bool {
            var kept = stopHead[Int(label.stop)]
            while kept >= 0 {
                let other = labels[Int(kept)]
                if other.cost <= label.cost, other.memory & ~label.memory == 0 { return true }
                kept = other.next
            }
            return false
        }
    }
}
