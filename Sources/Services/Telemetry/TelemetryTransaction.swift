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
    private let tombstones: Tombstones?
    private var folds: TelemetryFolds
    private var sequences: DeviceSequences
    private var unfamiliar: [UnfamiliarName: Int] = [:]
    private var batches: [TelemetryBatch] = []
    /// What becomes of each batch.
    private var tallies: [Tally] = []
    /// Good events that are not stored yet, and where they come from: many at
    /// once is far cheaper.
    private var pending: (rows: [StoredEvent], places: [Place]) = ([], [])

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

    /// An event's place in the transaction.
    private struct Place {
        let batch: Int
        let index: Int
    }

    func store(_ batches: [TelemetryBatch]) throws -> Outcome {
        var transaction = self
        try transaction.take(batches)
        for (batch, tally) in zip(batches, transaction.tallies) {
            for event in tally.rejected { try transaction.setAside(event, of: batch) }
        }
        let receipts = transaction.tallies.map {
            Receipt(
                stored: $0.stored, duplicate: $0.duplicate, rejected: $0.rejected, gaps: $0.gaps, serverTime: now)
        }
        return Outcome(receipts: receipts, folds: try transaction.finish())
    }

    /// Tries the event of a batch that was set aside again, as if it had come
    /// now by the attempt that brought it.
    /// - Returns: nil when it is stored, was stored before or was erased.
    func replay(_ batch: TelemetryBatch) throws -> RejectedEvent? {
        var transaction = self
        try transaction.take([batch], isReplay: true)
        if let event = transaction.tallies[0].rejected.first { return event }
        _ = try transaction.finish()
        return nil
    }

    /// - Parameter isReplay: what came before is not counted again.
    private mutating func take(_ batches: [TelemetryBatch], isReplay: Bool = false) throws {
        self.batches = batches
        try folds.look(for: batches.reduce(into: []) { $0.formUnion($1.sessions) })
        for number in batches.indices {
            tallies.append(Tally())
            try take(batch: number, isReplay)
        }
        try flush()
    }

    private mutating func take(batch number: Int, _ isReplay: Bool) throws {
        let batch = batches[number]
        let erased = try ErasedEvents(among: batch.verdicts, from: batch.device.id, tombstones, connection)
        for (index, verdict) in batch.verdicts.enumerated() {
            if !isReplay { try sequences.insert(verdict.sequence, of: batch.device.id) }
            if erased.contains(verdict) {
                tallies[number].duplicate += 1
            } else if let entry = batch.entries[index] {
                try take(entry, of: batch, at: Place(batch: number, index: index))
            } else if let event = verdict.rejected {
                tallies[number].rejected.append(event)
            }
        }
        tallies[number].gaps = sequences.gaps(of: batch.device.id)
    }

    private mutating func take(_ entry: TelemetryBatch.Entry, of batch: TelemetryBatch, at place: Place) throws {
        guard let session = entry.row.session else { return append(entry.row, at: place) }
        let citizen = folds.citizen(of: session)
        if citizen != nil, citizen == batch.device.citizen {
            append(entry.row, at: place)
        } else if citizen == nil, entry.event.payload.isUnknown {
            // An event of a type that Trin does not know may name anything.
            var row = entry.row
            row.session = nil
            append(row, at: place)
        } else {
            // It may have been stored before all the same.
            try flush()
            try settle(
                place,
                otherwise: (
                    .unknownSession, "Session \(session) is none of this tablet's citizen.",
                    RejectedEvent.refusal(.session, session.description)
                ))
        }
    }

    private mutating func append(_ row: StoredEvent, at place: Place) {
        pending.rows.append(row)
        pending.places.append(place)
    }

    /// Stores what is pending.
    private mutating func flush() throws {
        guard !pending.rows.isEmpty else { return }
        let isNew = try connection.insert(pending.rows)
        for (index, place) in pending.places.enumerated() {
            guard isNew[index], let entry = batches[place.batch].entries[place.index] else {
                try settle(place)
                continue
            }
            tallies[place.batch].stored += 1
            if let session = pending.rows[index].session { folds.insert(entry.event, of: session) }
            for name in entry.unfamiliar { unfamiliar[name, default: 0] += 1 }
        }
        pending = ([], [])
    }

    /// Counts an event that was not stored now: as a duplicate if it was
    /// stored before, as rejected if another one was under its identifier.
    ///
    /// - Parameter reason: why it is rejected if nothing was; nil for a
    ///   duplicate.
    private mutating func settle(
        _ place: Place, otherwise reason: (code: RejectedEvent.Code, detail: String, refusal: Refusal)? = nil
    ) throws {
        guard let event = batches[place.batch].verdicts[place.index].accepted else { return }
        let id = event.identity.event.description
        let hash = try connection.eventHash(device: batches[place.batch].device.id, id: id)
        if let hash, hash != event.digest {
            tallies[place.batch].rejected.append(
                RejectedEvent(
                    event, .idReused, "Event \(id) was stored before with other contents; the first stays.",
                    RejectedEvent.refusal(.idReused, id)))
        } else if hash == nil, let reason {
            tallies[place.batch].rejected.append(RejectedEvent(event, reason.code, reason.detail, reason.refusal))
        } else {
            tallies[place.batch].duplicate += 1
        }
    }

    private func setAside(_ event: RejectedEvent, of batch: TelemetryBatch) throws {
        let sent = batch.attempt.sent
        try connection.insert(
            DeadLetter(
                id: .new(at: now), device: batch.device.id, eventID: event.id, session: event.session,
                code: event.code.rawValue, detail: event.detail, refusal: event.refusal,
                receivedAt: batch.attempt.receivedAt, sentAt: batch.attempt.sentAt, bootID: sent.bootID,
                monotonic: sent.monotonic.map { Int($0) },
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

extension EventPayload {
    fileprivate var isUnknown: Bool {
        if case .unknown = self { true } else { false }
    }
}

extension RejectedEvent {
    fileprivate init(_ event: IncomingEvent, _ code: Code, _ detail: String, _ refusal: Refusal) {
        self.init(
            index: event.index, id: event.identity.event.description, session: event.session,
            sequence: event.sequence, code: code, detail: detail, refusal: refusal, raw: event.canonical)
    }
}
