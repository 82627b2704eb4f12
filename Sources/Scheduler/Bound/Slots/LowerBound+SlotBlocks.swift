extension LowerBound {
    /// What pricing by slots needs of blocks, laid out flat, since it is
    /// read again and again.
    struct SlotBlocks: Sendable {
        struct Item: Sendable {
            var hasStaff: Bool
            var isPinned: Bool
            var sessions: Int
            var minutes: Int
            var length: SlotDays.Length
            /// How many slots it keeps from others, the way to the next
            /// included.
            var span: Int
            var missing: Int
            var change: Int
            /// The most that is spared in all by keeping to `previous`.
            var spared: Int
            /// Indices into ``options`` and ``days``.
            var options: Range<Int>
            var days: Range<Int>
        }

        struct Option: Sendable {
            var staff: Int
            var cost: Int
            /// Whether it is one of few that are liked best.
            var isLiked: Bool
        }

        struct Day: Sendable {
            /// Of the week.
            var day: Int
            /// Who is fixed (-1: nobody, but a session is), or nil.
            var forced: Int?
            /// Indices into ``runs``.
            var runs: Range<Int>
        }

        /// Neighbouring starts that cost the same.
        struct Run: Sendable {
            /// Slots from midnight.
            var first: Int
            var last: Int
            var cost: Int
        }

        private(set) var items: [Item] = []
        private(set) var options: [Option] = []
        private(set) var days: [Day] = []
        private(set) var runs: [Run] = []

        /// Who has more who are liked best, doesn't mind.
        private static let fewOptions = 8

        init(_ blocks: [Block], _ nearness: Nearness, grain: Int) {
            for (index, block) in blocks.enumerated() {
                let firstOption = options.count
                let least = block.options.map(\.cost).min() ?? 0
                let isPicky = block.options.count { $0.cost == least } <= Self.fewOptions
                let sorted = block.options.map { option in
                    let member = Int(option.staff)
                    return Option(
                        staff: member, cost: option.cost + nearness.cost(of: index, block, with: member),
                        isLiked: option.cost == least && isPicky)
                }.sorted { ($0.cost, $0.staff) < ($1.cost, $1.staff) }
                // So that not all who don't mind begin with the same.
                let cheapest = sorted.count { $0.cost == sorted[0].cost }
                let turn = cheapest == 0 ? 0 : index * 7 % cheapest
                options += sorted[turn..<cheapest] + sorted[..<turn] + sorted[cheapest...]
                let firstDay = days.count
                for day in block.days.indices {
                    let firstRun = runs.count
                    add(block.starts[day], SlotDays.firstStart(onDay: block.days[day], grain: grain), grain)
                    days.append(
                        Day(day: block.days[day], forced: block.forced[day], runs: firstRun..<runs.count))
                }
                let length = SlotDays.Length(minutes: block.minutes, grain: grain)
                let kept = SlotDays.Length(
                    minutes: block.minutes + (block.hasStaff ? nearness.minutesOn(from: index) : 0), grain: grain)
                items.append(
                    Item(
                        hasStaff: block.hasStaff, isPinned: block.forced.contains { $0 != nil },
                        sessions: block.sessions, minutes: block.minutes,
                        length: length, span: kept.slots, missing: block.missing,
                        change: block.change,
                        spared: block.savings.reduce(0) { $0 + $1.amount },
                        options: firstOption..<options.count, days: firstDay..<days.count))
            }
        }

        private mutating func add(_ starts: [Block.Start], _ offset: Int, _ grain: Int) {
            let first = runs.count
            for start in starts {
                let slot = (start.minute - offset) / grain
                if let last = runs.indices.last, last >= first, runs[last].last == slot - 1,
                    runs[last].cost == start.cost
                {
                    runs[last].last = slot
                } else {
                    runs.append(Run(first: slot, last: slot, cost: start.cost))
                }
            }
        }
    }
}
