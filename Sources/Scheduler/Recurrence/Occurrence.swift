package import Domain

/// One occurrence of a recurrence.
package struct Occurrence: Hashable, Sendable {
    /// What the rule says; in a skipped hour the clocks show something else.
    package let wall: WallTime
    package let instant: Instant

    package var date: CivilDate { wall.date }
    /// Seconds are cut.
    package var time: MinuteOfDay { wall.time }

    package init(wall: WallTime, instant: Instant) {
        self.wall = wall
        self.instant = instant
    }
}

extension Instant {
    /// Such as `2026-01-06T10:00:00+01:00`; milliseconds are cut. Offsets of
    /// former times may have seconds: `+00:50:20`.
    package func iso8601(in zone: Zone) -> String {
        var bytes: [UInt8] = []
        append(to: &bytes, in: zone)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends ``iso8601(in:)`` as ASCII.
    package func append(to bytes: inout [UInt8], in zone: Zone) {
        append(to: &bytes, offset: zone.offset(at: self) / 1000)
    }

    /// - Parameter offset: seconds east of UTC.
    func append(to bytes: inout [UInt8], offset: Int64) {
        let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
        WallTime(seconds: seconds + offset).append(to: &bytes)
        let size = Int(offset.magnitude)
        bytes.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        bytes.append(digits: size / 3600, 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(digits: size / 60 % 60, 2)
        if size % 60 != 0 {
            bytes.append(UInt8(ascii: ":"))
            bytes.append(digits: size % 60, 2)
        }
    }
}
