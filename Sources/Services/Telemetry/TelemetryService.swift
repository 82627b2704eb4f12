package import Domain
package import Ingest

/// Takes what tablets report, from the bytes of a request to the receipt.
package struct TelemetryService: Sendable {
    private let writer: TelemetryWriter
    private let clock: WallClock
    private let reader: BatchReader
    private let predecessors: @Sendable (Device) async throws -> [Device]
    package let limits: Limits
    package typealias Limits = IngestLimits
    /// Bytes of a request, after inflation.
    package var bodyBytes: Int { limits.bodyBytes }

    /// - Parameter predecessors: what a tablet may have been before it was
    ///   given to its citizen; asked only for events from elsewhere.
    package init(
        writer: TelemetryWriter, clock: WallClock, limits: IngestLimits = IngestLimits(),
        predecessors: @escaping @Sendable (Device) async throws -> [Device] = { _ in [] }
    ) {
        self.writer = writer
        self.predecessors = predecessors
        self.clock = clock
        self.limits = limits
        reader = BatchReader(limits: limits)
    }

    /// What the tablet's clocks showed when this attempt set out.
    package struct Clocks: Sendable {
        package var sentAt: String?
        package var bootID: String?
        package var monotonic: String?

        package init(sentAt: String?, bootID: String?, monotonic: String?) {
            self.sentAt = sentAt
            self.bootID = bootID
            self.monotonic = monotonic
        }
    }

    /// Returns when every good event is on stable storage and every bad one
    /// is set aside there.
    ///
    /// - Parameter arrival: when the request's first bytes came; now, if nil.
    package func receive(
        _ body: [UInt8], contentType: String?, clocks: Clocks, from device: Device, at arrival: Instant? = nil
    ) async throws -> Receipt {
        let format = try BodyFormat(contentType: contentType)
        let attempt = Attempt(
            receivedAt: arrival ?? clock.now, sentAt: clocks.sentAt, bootID: clocks.bootID, monotonic: clocks.monotonic)
        let verdicts = try reader.read(body, as: format, from: device.id, boot: attempt.sent.bootID)
        guard verdicts.contains(where: \.isFromElsewhere) else {
            return try await writer.store(TelemetryBatch(device: device, attempt: attempt, verdicts: verdicts))
        }
        let shares = try TelemetryShares(verdicts, of: device, predecessors: await predecessors(device)) {
            try reader.read(body, as: format, from: $0.id)
        }
        var receipts: [Receipt] = []
        for (device, verdicts) in shares.shares {
            receipts.append(
                try await writer.store(TelemetryBatch(device: device, attempt: attempt, verdicts: verdicts)))
        }
        return Receipt(joining: receipts, serverTime: clock.now)
    }
}
