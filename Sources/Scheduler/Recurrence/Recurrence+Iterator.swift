import Domain

extension Recurrence {
    /// Occurrences in the order of their wall times. In the hours after a gap
    /// instants may come in another order, or twice.
    package struct Iterator: IteratorProtocol {
        private var sources: [Source]
        private let excluded: Exclusions
        private let from: Instant
        private let to: Instant
        private var cursor: ZoneCursor

        /// Clocks are never set by more.
        private static let largestGap: Int64 = 2 * 86_400

        init(_ recurrence: Recurrence, from: Instant?, to: Instant?) {
            let zone = recurrence.zone
            func wall(_ instant: Instant, _ margin: Int64) -> WallTime {
                WallTime(seconds: (instant.milliseconds + zone.offset(at: instant)) / 1000 + margin)
            }
            let first = from.map { wall($0, -Self.largestGap) }
            let last = to.map { wall($0, Self.largestGap) }
            sources = recurrence.rules.map { Source($0, start: recurrence.start, from: first, to: last) }
            if !recurrence.added.isEmpty { sources.append(Source(recurrence.added)) }
            excluded = recurrence.excluded
            self.from = from ?? Instant(milliseconds: .min)
            self.to = to ?? Instant(milliseconds: .max)
            cursor = ZoneCursor(zone)
        }

        package mutating func next() -> Occurrence? {
            while let (wall, instant) = upcoming() {
                if instant < from || instant >= to { continue }
                let wall = WallTime(seconds: wall)
                if !excluded.isEmpty, excluded.contains(wall) { continue }
                return Occurrence(wall: wall, instant: instant)
            }
            sources.removeAll()
            return nil
        }

        /// The least of what the sources have next, taken from all of them.
        private mutating func upcoming() -> (wall: Int64, instant: Instant)? {
            if sources.count == 1 { return sources[0].take(&cursor) }
            var least: (wall: Int64, instant: Instant)?
            for index in sources.indices {
                guard let head = sources[index].peek(&cursor) else { continue }
                if head.wall < least?.wall ?? .max { least = head }
            }
            guard let least else { return nil }
            for index in sources.indices where sources[index].peek(&cursor)?.wall == least.wall {
                _ = sources[index].take(&cursor)
            }
            return least
        }
    }

    private struct Source {
        /// One of them is empty.
        private var rule: RuleWalls?
        private var dates: ArraySlice<WallTime> = []
        private var lastInstant = Int64.max
        private var head: (wall: Int64, instant: Instant)?
        private var isDone = false

        init(_ rule: RecurrenceRule, start: WallTime, from: WallTime?, to: WallTime?) {
            self.rule = RuleWalls(rule, start: start, from: from, to: to)
            if case .untilInstant(let instant) = rule.end { lastInstant = instant.milliseconds }
        }

        init(_ dates: [WallTime]) { self.dates = dates[...] }

        mutating func peek(_ cursor: inout ZoneCursor) -> (wall: Int64, instant: Instant)? {
            if head == nil { head = advance(&cursor) }
            return head
        }

        mutating func take(_ cursor: inout ZoneCursor) -> (wall: Int64, instant: Instant)? {
            if let head {
                self.head = nil
                return head
            }
            return advance(&cursor)
        }

        private mutating func advance(_ cursor: inout ZoneCursor) -> (wall: Int64, instant: Instant)? {
            if isDone { return nil }
            if let wall = rule?.next() ?? dates.popFirst()?.seconds {
                let instant = cursor.instant(wall)
                if instant.milliseconds <= lastInstant { return (wall, instant) }
            }
            isDone = true
            return nil
        }
    }
}
