extension LowerBound {
    /// All staff's days in slots of one grain, each with its price, and the
    /// cheapest start of a session in any stretch of a day.
    ///
    /// Starts are multiples of the grain, so a session keeps whole slots
    /// from others, and a slot has one session at most.
    struct SlotDays: Sendable {
        /// A day of a member of staff.
        struct Day: Sendable {
            /// The first slot, counted from midnight.
            var first: Int
            var count: Int
            /// The row of the first slot.
            var row: Int
            /// Where its prices of starts begin.
            var table: Int
            /// Indices into ``shifts``.
            var shifts: Range<Int>
        }

        /// In slots from midnight: `rest` minutes are left after the last
        /// whole one.
        struct Shift: Sendable {
            var first: Int
            var end: Int
            var rest: Int
        }

        /// How many slots a session takes, and how many minutes of the last.
        struct Length: Hashable, Sendable {
            var slots: Int
            var rest: Int

            init(minutes: Int, grain: Int) {
                slots = max(1, (minutes + grain - 1) / grain)
                rest = minutes - (slots - 1) * grain
            }
        }

        let grain: Int
        private(set) var days: [Day] = []
        private(set) var shifts: [Shift] = []
        private(set) var rows = 0
        /// Of each length in slots, its number; -1 for those of no session.
        private(set) var numbers: [Int]
        private let lengths: [Int]
        /// Per day, length and width the cheapest of so many starts.
        private var table: [Int32] = []
        private var sums: [Int32] = []
        private var isFree: [Bool]
        /// Per member of staff and day of the week: which day, or -1.
        private let dayOf: [Int32]
        private let weekDays: Int

        /// How many starts the parts of a table look at from each slot on.
        private static let widths = [1, 8, 32]
        /// Larger weeks do without.
        private static let mostEntries = 48_000_000

        /// No slot may cost more, lest prices of sessions overflow.
        var highestPrice: Int { (1 << 30) / (1 + (days.map(\.count).max() ?? 0)) }

        /// - Parameter spans: how many slots sessions rent.
        init(_ staff: Staff, spans: Set<Int>, grain: Int) {
            self.grain = grain
            weekDays = staff.days
            let lengths = spans.sorted()
            self.lengths = lengths
            numbers = Array(repeating: -1, count: (lengths.last ?? 0) + 1)
            for (number, length) in lengths.enumerated() { numbers[length] = number }
            var dayOf: [Int32] = []
            var entries = 0
            for member in 0..<staff.count {
                for day in 0..<staff.days {
                    guard let pattern = staff.pattern(of: member, on: day) else {
                        dayOf.append(-1)
                        continue
                    }
                    let offset = Self.firstStart(onDay: day, grain: grain)
                    let own = staff.patterns[pattern].shifts.map { shift in
                        let end = max(0, shift.upperBound - offset)
                        return Shift(
                            first: max(0, shift.lowerBound - offset + grain - 1) / grain, end: end / grain,
                            rest: end % grain)
                    }
                    let first = own[0].first
                    let count = max(0, own[own.count - 1].end + 1 - first)
                    dayOf.append(Int32(days.count))
                    days.append(
                        Day(
                            first: first, count: count, row: rows, table: entries,
                            shifts: shifts.count..<shifts.count + own.count))
                    shifts += own
                    rows += count
                    entries += count * lengths.count * Self.widths.count
                }
            }
            self.dayOf = dayOf
            isFree = Array(repeating: true, count: days.count)
            if entries <= Self.mostEntries { table = Array(repeating: 0, count: entries) }
        }

        /// Whether the week is small enough.
        var hasRoom: Bool { !table.isEmpty || rows == 0 }

        /// The first minute of a day at which a session may begin.
        static func firstStart(onDay day: Int, grain: Int) -> Int { (grain - day * 1440 % grain) % grain }

        func day(of member: Int, on day: Int) -> Int? {
            let index = Int(dayOf[member * weekDays + day])
            return index < 0 ? nil : index
        }

        /// Learns prices; those of slots begin at `first`.
        mutating func setPrices(_ duals: borrowing [Int], from first: Int) {
            for index in days.indices {
                let day = days[index]
                var isFree = true
                for slot in 0..<day.count where duals[first + day.row + slot] != 0 {
                    isFree = false
                    break
                }
                self.isFree[index] = isFree
                if !isFree { fill(day, duals, first + day.row) }
            }
        }

        private mutating func fill(_ day: Day, _ duals: borrowing [Int], _ first: Int) {
            sums.removeAll(keepingCapacity: true)
            var sum: Int32 = 0
            sums.append(0)
            for slot in 0..<day.count {
                sum += Int32(duals[first + slot])
                sums.append(sum)
            }
            let count = day.count
            var part = day.table
            for length in lengths {
                for slot in 0..<count { table[part + slot] = sums[min(slot + length, count)] - sums[slot] }
                widen(from: part, to: part + count, count, steps: [1, 2, 4])
                widen(from: part + count, to: part + 2 * count, count, steps: [8, 16])
                part += 3 * count
            }
        }

        /// Fills a part with the least of each entry of another and those
        /// that follow, doubling how many.
        private mutating func widen(from: Int, to: Int, _ count: Int, steps: [Int]) {
            var source = from
            for step in steps {
                // Ascending: what is read has not been written yet.
                for slot in 0..<max(0, count - step) {
                    table[to + slot] = min(table[source + slot], table[source + slot + step])
                }
                for slot in max(0, count - step)..<count { table[to + slot] = table[source + slot] }
                source = to
            }
        }

        /// The least price of a session that begins in one of these slots,
        /// counted from midnight.
        func least(_ index: Int, _ span: Int, from low: Int, through high: Int) -> Int {
            if isFree[index] { return 0 }
            let day = days[index]
            let first = day.table + numbers[span] * 3 * day.count - day.first
            let count = high - low + 1
            let width = count < 8 ? 1 : count < 32 ? 8 : 32
            let part = first + (count < 8 ? 0 : count < 32 ? day.count : 2 * day.count)
            var least = table[part + high - width + 1]
            var slot = low
            while slot + width <= high {
                least = min(least, table[part + slot])
                slot += width
            }
            return Int(least)
        }

        /// The price of a session that begins in that slot.
        func price(_ index: Int, _ span: Int, at slot: Int) -> Int { least(index, span, from: slot, through: slot) }

        /// Which slots of a day a session rents, as indices of rows.
        func rows(_ index: Int, _ span: Int, at slot: Int) -> Range<Int> {
            let day = days[index]
            let first = slot - day.first
            return day.row + first..<day.row + min(first + span, day.count)
        }
    }
}
