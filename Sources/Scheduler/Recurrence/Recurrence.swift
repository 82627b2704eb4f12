package import Domain

/// The occurrences of rules from a start on, in a zone.
///
/// The wall time stays the same when the clocks change. An occurrence in a
/// skipped hour keeps its planned wall time; its instant lies the gap later.
/// A `start` that no rule hits is no occurrence: RFC 5545 leaves that open,
/// and this is what python-dateutil does. The count of a rule begins at the
/// start, and includes what is excluded.
package struct Recurrence: Hashable, Sendable {
    package let start: WallTime
    package let zone: Zone
    package let rules: [RecurrenceRule]
    /// Further occurrences (RDATE), rising.
    package let added: [WallTime]
    package let excluded: Exclusions

    package init(
        start: WallTime, zone: Zone, rules: [RecurrenceRule], added: [WallTime] = [], excluded: Exclusions = .init()
    ) {
        self.start = start
        self.zone = zone
        self.rules = rules
        self.added = Set(added).sorted()
        self.excluded = excluded
    }

    package init(start: CivilDate, time: MinuteOfDay, zone: Zone, rule: RecurrenceRule) {
        self.init(start: WallTime(start, time), zone: zone, rules: [rule])
    }

    /// What does not take place (EXDATE).
    package struct Exclusions: Hashable, Sendable {
        package var walls: Set<WallTime> = []
        /// Whole days.
        package var dates: Set<CivilDate> = []

        package init() {}

        var isEmpty: Bool { walls.isEmpty && dates.isEmpty }

        func contains(_ wall: WallTime) -> Bool { walls.contains(wall) || dates.contains(wall.date) }
    }

    /// Whether it goes on until the year 9999.
    package var isEndless: Bool { rules.contains { $0.end == .never } }
}

extension Recurrence: Sequence {
    package func makeIterator() -> Iterator { Iterator(self, from: nil, to: nil) }

    /// The occurrences from one instant on and before another.
    ///
    /// What lies before `from` is leapt over, not walked through, where no
    /// rule has a count.
    package func occurrences(from: Instant? = nil, to: Instant? = nil) -> Window {
        Window(recurrence: self, from: from, to: to)
    }

    package struct Window: Sequence {
        let recurrence: Recurrence
        let from: Instant?
        let to: Instant?

        package func makeIterator() -> Iterator { Iterator(recurrence, from: from, to: to) }
    }
}
