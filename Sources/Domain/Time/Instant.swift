/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds
/// not counted. Any clock that a tablet may show fits.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The instant `seconds` later; fractions are cut to milliseconds.
    package func adding(seconds: Double) -> Instant {
        Instant(milliseconds: milliseconds + Int64(seconds * 1000))
    }

    package func adding(days: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(days) * 86_400_000)
    }

    /// Seconds from `other` to this instant.
    package func seconds(since other: Instant) -> Double {
        Double(milliseconds - other.milliseconds) / 1000
    }
}
