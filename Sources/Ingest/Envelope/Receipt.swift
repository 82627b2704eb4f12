package import Domain

/// The answer to a request whose events are stored durably.
package struct Receipt: Hashable, Sendable, Codable {
    package struct Rejection: Hashable, Sendable, Codable {
        /// The event's place in the request, from 0.
        package let index: Int
        package let id: String?
        package let code: RejectedEvent.Code
        package let detail: String
        /// Whether it helps to send the same event again. It never does: a
        /// rejected event is kept by the server and the tablet may forget it.
        package let retryable: Bool

        package init(_ event: RejectedEvent) {
            index = event.index
            id = event.id
            code = event.code
            detail = event.detail
            retryable = false
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(index, forKey: .index)
            // The contract has null where the synthesised code leaves out.
            try container.encode(id, forKey: .id)
            try container.encode(code, forKey: .code)
            try container.encode(detail, forKey: .detail)
            try container.encode(retryable, forKey: .retryable)
        }
    }

    /// How many events were stored now.
    package let stored: Int
    /// How many were stored before.
    package let duplicate: Int
    package let rejected: [Rejection]
    /// Numbers of the device's events that have never come; they may still
    /// wait on the tablet.
    package let gaps: [SequenceRanges.Gap]
    package let serverTime: Instant

    /// - Parameter rejected: in any order.
    package init(
        stored: Int, duplicate: Int, rejected: [RejectedEvent],
        gaps: [SequenceRanges.Gap] = [], serverTime: Instant
    ) {
        self.stored = stored
        self.duplicate = duplicate
        self.rejected = rejected.sorted { $0.index < $1.index }.map { Rejection($0) }
        self.gaps = gaps
        self.serverTime = serverTime
    }

    /// Of one request whose events are of several devices, the sender's first:
    /// gaps are told of the sender alone.
    package init(joining receipts: [Receipt], serverTime: Instant) {
        stored = receipts.reduce(0) { $0 + $1.stored }
        duplicate = receipts.reduce(0) { $0 + $1.duplicate }
        rejected = receipts.flatMap(\.rejected).sorted { $0.index < $1.index }
        gaps = receipts.first?.gaps ?? []
        self.serverTime = serverTime
    }
}
