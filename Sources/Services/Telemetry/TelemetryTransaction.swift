import Crypto
import Domain
import Foundation
import Ingest
import Store

/// Stores batches and folds the results that they touch, inside one
/// transaction of the database.
struct TelemetryTransaction {
    private let connection: any Connection
    private let now: Instant
    private let clock = ClockCorrection()
    private let tombstones: Tombstones?
    private var folds: TelemetryFolds
    private var sequences: DeviceSequences
    private var unfamiliar: [UnfamiliarName: Int] = [:]
    /// What becomes of each batch.
    private var tallies: [Tally] = []
    /// Good events that are not stored yet: many at once is far cheaper.
    private var pending: [Pending] = []

    /// - Parameter folds: what is known of sessions already.
    init(_ connection: any Connection, now: Instant, folds: FoldCache = FoldCache()) throws {
        self.connection = connection
        self.now = now
        self.folds = TelemetryFolds(connection, known: folds)
        tombstones = try Tombstones.known(connection)
        sequences = DeviceSequences(connection)
    }

    struct Outcome: Sendable {
        /// One a batch, in order.
        let receipts: [Receipt]
        /// What is known of the sessions touched, once this is committed.
        let folds: [ID<Session>: FoldCache.Entry]
    }

    private struct Tally {
        var stored = 0
        var duplicate = 0
        var rejected: [RejectedEvent] = []
        var gaps: [SequenceRanges.Gap] = []
    }

    private struct Pending {
        let event: IncomingEvent
        let row: StoredEvent
        /// The batch's place among those of the transaction.
        let batch: Int
    }

    func store(_ batches: [TelemetryBatch]) throws -> Outcome {
        var transaction = self
        try transaction.folds.look(for: batches.lazy.flatMap(\.verdicts).compactMap { $0.accepted?.session })
        for batch in batches { try transaction.take(batch) }
        try transaction.flush()
        for (batch, tally) in zip(batches, transaction.tallies) {
            for event in tally.rejected { try transaction.setAside(event, of: batch) }
        }
        let receipts = transaction.tallies.map {
            Receipt(
                stored: $0.stored, duplicate: $0.duplicate, rejected: $0.rejected, gaps: $0.gaps, serverTime: now)
        }
        return Outcome(receipts: receipts, folds: try transaction.finish())
    }

    /// Tries an event that was set aside again, as if it had come now by the
    /// attempt that brought it.
    /// - Returns: nil when it is stored, was stored before or was erased.
    func replay(_ verdict: Verdict, of batch: TelemetryBatch) throws -> RejectedEvent? {
        var transaction = self
        let erased = try ErasedEvents(among: [verdict], from: batch.device.id, tombstones, connection)
        guard !erased.contains(verdict) else { return nil }
        switch verdict {
        case .rejected(let event): return event
        case .accepted(let event):
            try transaction.folds.look(for: event.session.map { [$0] } ?? [])
            transaction.tallies = [Tally()]
            try transaction.take(event, of: batch)
            try transaction.flush()
            if let event = transaction.tallies[0].rejected.first { return event }
            _ = try transaction.finish()
            return nil
        }
    }

    private mutating func take(_ batch: TelemetryBatch) throws {
        tallies.append(Tally())
        let erased = try ErasedEvents(among: batch.verdicts, from: batch.device.id, tombstones, connection)
        for verdict in batch.verdicts {
            try sequences.insert(verdict.sequence, of: batch.device.id)
            switch verdict {
            case _ where erased.contains(verdict): tallies[tallies.count - 1].duplicate += 1
            case .rejected(let event): tallies[tallies.count - 1].rejected.append(event)
            case .accepted(let event): try take(event, of: batch)
            }
        }
        tallies[tallies.count - 1].gaps = sequences.gaps(of: batch.device.id)
    }

    /// Takes an event of the last batch.
    private mutating func take(_ event: IncomingEvent, of batch: TelemetryBatch) throws {
        let citizen = event.session.flatMap { folds.citizen(of: $0) }
        let isOwn = citizen != nil && citizen == batch.device.citizen
        guard event.session == nil || isOwn || (citizen == nil && event.isUnknown) else {
            // It may have been stored before all the same.
            try flush()
            try settle(
                event, of: batch.device.id, at: tallies.count - 1,
                otherwise: RejectedEvent(
                    event, .unknownSession,
                    "Session \(event.session?.description ?? "") is none of this tablet's citizen.",
                    RejectedEvent.refusal(.session, event.session?.description ?? "")))
            return
        }
        let time = clock.time(of: event.reading, in: batch.attempt)
        let row = StoredEvent(
            device: batch.device.id, id: event.identity.event.description, session: isOwn ? event.session : nil,
            type: event.type, occurredAt: time.instant, clock: time.quality.rawValue,
            receivedAt: batch.attempt.receivedAt, bodyHash: event.digest, body: event.body)
        pending.append(Pending(event: event, row: row, batch: tallies.count - 1))
    }

    /// Stores what is pending.
    private mutating func flush() throws {
        guard !pending.isEmpty else { return }
        let isNew = try connection.insert(pending.map(\.row))
        for (pending, isNew) in zip(pending, isNew) {
            guard isNew else {
                try settle(pending.event, of: pending.row.device, at: pending.batch, otherwise: nil)
                continue
            }
            tallies[pending.batch].stored += 1
            if let session = pending.row.session {
                folds.insert(
                    TimedEvent(
                        identity: pending.event.identity, session: session, at: pending.row.occurredAt,
                        payload: pending.event.payload),
                    of: session)
            }
            for name in pending.event.unfamiliar { unfamiliar[name, default: 0] += 1 }
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Counts an event that was not stored now: as a duplicate if it was
    /// stored before, as rejected if another one was under its identifier.
    ///
    /// - Parameter rejection: what it is if nothing was; nil for a duplicate.
    private mutating func settle(
        _ event: IncomingEvent, of device: ID<Device>, at batch: Int, otherwise rejection: RejectedEvent?
    ) throws {
        let id = event.identity.event.description
        let hash = try connection.eventHash(device: device, id: id)
        if let hash, hash != event.digest {
            tallies[batch].rejected.append(
                RejectedEvent(
                    event, .idReused, "Event \(id) was stored before with other contents; the first stays.",
                    RejectedEvent.refusal(.idReused, id)))
        } else if hash == nil, let rejection {
            tallies[batch].rejected.append(rejection)
        } else {
            tallies[batch].duplicate += 1
        }
    }

    private func setAside(_ event: RejectedEvent, of batch: TelemetryBatch) throws {
        let sent = batch.attempt.sent
        try connection.insert(
            DeadLetter(
                id: .new(at: now), device: batch.device.id, eventID: event.id, session: event.session,
                code: event.code.rawValue, detail: event.detail, refusal: event.refusal,
                receivedAt: batch.attempt.receivedAt,
                sentAt: sent.time, bootID: sent.bootID, monotonic: sent.monotonic.map { Int($0) },
                bodyHash: Array(SHA256.hash(data: Data(event.raw))), body: event.raw))
    }

    private func finish() throws -> [ID<Session>: FoldCache.Entry] {
        try sequences.save()
        for (name, events) in unfamiliar.sorted(by: { $0.key < $1.key }) {
            try connection.countUnfamiliar(type: name.type, field: name.field, events: events, at: now)
        }
        return try folds.save(at: now)
    }
}

extension IncomingEvent {
    /// An event of a type that Trin does not know may name anything as its
    /// subject.
    fileprivate var isUnknown: Bool {
        if case .unknown = payload { true } else { false }
    }
}

extension RejectedEvent {
    fileprivate init(_ event: IncomingEvent, _ code: Code, _ detail: String, _ refusal: Refusal) {
        self.init(
            index: event.index, id: event.identity.event.description, session: event.session,
            sequence: event.sequence, code: code, detail: detail, refusal: refusal, raw: event.canonical)
    }
}
