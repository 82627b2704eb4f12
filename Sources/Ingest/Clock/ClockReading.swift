package import Domain

/// What the tablet's clocks showed when an event happened, as far as it
/// could be read.
package struct ClockReading: Hashable, Sendable {
    /// The wall clock, as it was written.
    package let time: String?
    /// The wall clock, if `time` is RFC 3339.
    package let instant: Instant?
    /// Which start of the monotonic clock `monotonic` counts from.
    package let bootID: String?
    /// Milliseconds since that start.
    package let monotonic: Int64?

    /// - Parameter monotonic: decimal text, fractions are cut.
    package init(time: String?, bootID: String?, monotonic: String?) {
        self.time = time
        instant = time.flatMap { Instant(rfc3339: $0) }
        self.bootID = bootID?.lowercased()
        self.monotonic = monotonic.flatMap(Self.milliseconds)
    }

    /// Nil beyond 15 digits (30,000 years), so that sums cannot overflow.
    private static func milliseconds(_ text: String) -> Int64? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard (1...15).contains(parts[0].count), parts.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return nil }
        return Int64(Substring(parts[0]))
    }
}
