package import Domain

/// One attempt to deliver a request: when it arrived, and what the tablet's
/// clocks showed when it set out.
package struct Attempt: Hashable, Sendable {
    package let receivedAt: Instant
    /// The wall clock at sending, as it was written.
    package let sentAt: String?
    package let sent: ClockReading

    /// Takes the values of the headers `Trin-Sent-At`, `Trin-Boot-Id` and
    /// `Trin-Monotonic`; any may be missing or nonsense.
    package init(receivedAt: Instant, sentAt: String?, bootID: String?, monotonic: String?) {
        self.receivedAt = receivedAt
        self.sentAt = sentAt
        sent = ClockReading(time: sentAt, bootID: bootID, monotonic: monotonic)
    }
}
