import Foundation

/// A time zone of the IANA database, such as `Europe/Copenhagen`.
package struct Zone: Hashable, Sendable {
    package let name: String
    private let zone: TimeZone

    /// Nil for a name that the database does not have.
    package init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.zone = zone
    }

    package static let utc = Zone(name: "UTC", zone: .gmt)

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    /// Milliseconds to add to UTC for local wall time.
    package func offset(at instant: Instant) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))) * 1000
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
        let before = offset(at: Instant(milliseconds: wallMilliseconds - 86_400_000))
        let early = Instant(milliseconds: wallMilliseconds - before)
        let after = offset(at: Instant(milliseconds: wallMilliseconds + 86_400_000))
        if before == after || offset(at: early) == before { return early }
        let late = Instant(milliseconds: wallMilliseconds - after)
        return offset(at: late) == after ? late : early
    }

    /// The wall date and time at an instant; seconds are cut.
    package func local(at instant: Instant) -> (date: CivilDate, time: MinuteOfDay) {
        let (day, rest) = (instant.milliseconds + offset(at: instant)).floorDivided(by: 86_400_000)
        return (CivilDate(dayNumber: Int(day)), MinuteOfDay(Int(rest / 60_000)) ?? .midnight)
    }

    package func date(at instant: Instant) -> CivilDate { local(at: instant).date }
}

extension MinuteOfDay {
    package static let midnight = MinuteOfDay(clampedMinutes: 0)

    private init(clampedMinutes: Int) { minutes = clampedMinutes }
}
