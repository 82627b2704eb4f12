package import Domain

/// The occurrences of a rule from a day on, at a wall time of a zone.
///
/// The wall time stays the same when the clocks change. An occurrence in a
/// skipped hour keeps its planned `time`; its `instant` lies the gap later.
/// As in RFC 5545, the count of a rule begins at `start`; a `start` that the
/// rule does not hit is no occurrence.
package struct Recurrence: Hashable, Sendable {
    package let start: CivilDate
    package let time: MinuteOfDay
    package let zone: Zone
    package let rule: RecurrenceRule

    package init(start: CivilDate, time: MinuteOfDay, zone: Zone, rule: RecurrenceRule) {
        self.start = start
        self.time = time
        self.zone = zone
        self.rule = rule
    }
}

/// One occurrence of a recurrence.
package struct Occurrence: Hashable, Sendable {
    package let date: CivilDate
    package let time: MinuteOfDay
    package let instant: Instant

    package init(date: CivilDate, time: MinuteOfDay, instant: Instant) {
        self.date = date
        self.time = time
        self.instant = instant
    }
}

extension Recurrence: Sequence {
    package func makeIterator() -> Iterator { Iterator(self) }

    package struct Iterator: IteratorProtocol {
        private let recurrence: Recurrence
        private var days: WeeklyDays
        /// Occurrences still to come; nil when a day ends the rule.
        private var remaining: Int?

        fileprivate init(_ recurrence: Recurrence) {
            self.recurrence = recurrence
            switch recurrence.rule.frequency {
            case .weekly(let weekdays):
                days = WeeklyDays(from: recurrence.start, on: weekdays, interval: recurrence.rule.interval)
            }
            if case .count(let count) = recurrence.rule.end { remaining = count }
        }

        package mutating func next() -> Occurrence? {
            if remaining == 0 { return nil }
            let date = days.next()
            if case .through(let last) = recurrence.rule.end, date > last { return nil }
            remaining = remaining.map { $0 - 1 }
            let instant = recurrence.zone.instant(date, recurrence.time)
            return Occurrence(date: date, time: recurrence.time, instant: instant)
        }
    }
}
