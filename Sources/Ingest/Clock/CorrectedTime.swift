package import Domain

/// When an event happened, by the server's clock.
package struct CorrectedTime: Hashable, Sendable {
    /// What the time rests on, from best to worst.
    package enum Quality: String, CaseIterable, Sendable, Codable {
        /// The tablet's monotonic clock, which nobody can set.
        case monotonic
        /// The tablet's wall clock, shifted by what it was off at sending.
        case offset
        /// The tablet's wall clock as it was.
        case device
        /// Only when it arrived is known.
        case received
    }

    package let instant: Instant
    package let quality: Quality
    /// Whether the clocks said that it happened after it arrived; `instant`
    /// is then when it arrived.
    package let isClamped: Bool
}
