/// A time zone of the IANA database, such as `Europe/Copenhagen`.
package struct Zone: Sendable {
    package let name: String
    package let table: ZoneTable

    /// Nil for a name that the system's database does not have.
    package init?(_ name: String) {
        if name == Self.utc.name {
            self = .utc
            return
        }
        guard let table = ZoneTable(named: name) else { return nil }
        self.init(name: name, table: table)
    }

    package static let utc = Zone(name: "UTC", table: .utc)

    package init(name: String, table: ZoneTable) {
        self.name = name
        self.table = table
    }

    /// Milliseconds to add to UTC for local wall time.
    package func offset(at instant: Instant) -> Int64 {
        Int64(table.period(at: instant.milliseconds.floorDivided(by: 1000).quotient).offset) * 1000
    }

    /// The instant of a local wall time.
    ///
    /// A wall time that a clock change skips moves forward by the gap; one
    /// that exists twice is the first (RFC 5545 3.3.5).
    package func instant(_ date: CivilDate, _ time: MinuteOfDay) -> Instant {
        instant(wallMilliseconds: Int64(date.dayNumber) * 86_400_000 + Int64(time.minutes) * 60_000)
    }

    /// - Parameter wallMilliseconds: wall time read as if it were UTC.
    package func instant(wallMilliseconds: Int64) -> Instant {
        let (seconds, rest) = wallMilliseconds.floorDivided(by: 1000)
        return Instant(milliseconds: table.instant(wall: seconds) * 1000 + rest)
    }

    /// The wall date and time at an instant; seconds are cut.
    package func local(at instant: Instant) -> (date: CivilDate, time: MinuteOfDay) {
        let (day, rest) = (instant.milliseconds + offset(at: instant)).floorDivided(by: 86_400_000)
        return (CivilDate(dayNumber: Int(day)), MinuteOfDay(Int(rest / 60_000)) ?? .midnight)
    }

    package func date(at instant: Instant) -> CivilDate { local(at: instant).date }
}

extension Zone: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension MinuteOfDay {
    package static let midnight = MinuteOfDay(clampedMinutes: 0)

    private init(clampedMinutes: Int) { minutes = clampedMinutes }
}
