package import Domain

/// What the tablet's clocks showed when an event happened, as far as it
/// could be read.
package struct ClockReading: Hashable, Sendable {
    /// The wall clock; nil unless it was written as RFC 3339 has it.
    package let instant: Instant?
    /// Which start of the monotonic clock `monotonic` counts from.
    package let bootID: String?
    /// Milliseconds since that start.
    package let monotonic: Int64?

    /// - Parameter bootID: in lower case.
    init(instant: Instant?, bootID: String?, monotonic: Int64?) {
        self.instant = instant
        self.bootID = bootID
        self.monotonic = monotonic
    }

    /// - Parameter monotonic: decimal text, fractions are cut.
    package init(time: String?, bootID: String?, monotonic: String?) {
        self.init(
            instant: time.flatMap { Instant(rfc3339: $0) }, bootID: bootID?.lowercased(),
            monotonic: monotonic.flatMap { Self.milliseconds($0.utf8.span) })
    }

    /// Nil beyond 15 digits (30,000 years), so that sums cannot overflow.
    static func milliseconds(_ text: Span<UInt8>) -> Int64? {
        var value: Int64 = 0
        var whole = 0
        var hasPoint = false
        for position in text.indices {
            let byte = text[position]
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if !byte.isDigit {
                return nil
            } else if !hasPoint {
                whole += 1
                guard whole <= 15 else { return nil }
                value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            }
        }
        return whole > 0 ? value : nil
    }
}
