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
    /// Good events that are not stored yet: many at once is far cheaper.
    private var pending: [Piece] = []
    /// The events that were stored now.
    private var stored: [[StoredEvent]] = []

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

    /// Events of one batch that are stored together.
    private struct Piece {
        let batch: Int
        var rows: [StoredEvent]
        /// The verdict of each of `rows`.
        var places: [Int]
        /// Whether these are all that the batch has, and as they came.
        var isWhole = false
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
        try folds.look(for: batches.reduce(into: []) { $0.formUnion($1.reports.lazy.map(\.fold.session)) })
        for number in batches.indices {
            tallies.append(Tally())
            try take(batch: number, isReplay)
        }
        try flush()
    }

    private mutating func take(batch number: Int, _ isReplay: Bool) throws {
        let batch = batches[number]
        if !isReplay { try sequences.insert(batch.sequence, of: batch.device.id) }
        tallies[number].gaps = sequences.gaps(of: batch.device.id)
        let erased = try ErasedEvents(among: batch.verdicts, from: batch.device.id, tombstones, connection)
        if erased.isEmpty, batch.reports.allSatisfy({ folds.isKnown($0.fold.session, of: batch.device.citizen) }) {
            pending.append(Piece(batch: number, rows: batch.rows, places: batch.places, isWhole: true))
            if batch.rows.count < batch.verdicts.count {
                tallies[number].rejected = batch.verdicts.compactMap(\.rejected)
            }
        } else {
            try takeSingly(batch: number, erased)
        }
    }

    private mutating func takeSingly(batch number: Int, _ erased: ErasedEvents) throws {
        let batch = batches[number]
        var rows = zip(batch.rows, batch.places).makeIterator()
        for verdict in batch.verdicts {
            let row = verdict.accepted == nil ? nil : rows.next()
            if erased.contains(verdict) {
                tallies[number].duplicate += 1
            } else if let (row, place) = row {
                try take(row, of: number, at: place, isUnknown: verdict.accepted?.payload.isUnknown == true)
            } else if let event = verdict.rejected {
                tallies[number].rejected.append(event)
            }
        }
    }

    private mutating func take(_ row: StoredEvent, of batch: Int, at place: Int, isUnknown: Bool) throws {
        guard let session = row.session else { return append(row, of: batch, at: place) }
        if folds.isKnown(session, of: batches[batch].device.citizen) {
            append(row, of: batch, at: place)
        } else if isUnknown, folds.citizen(of: session) == nil {
            // An event of a type that Trin does not know may name anything.
            var row = row
            row.session = nil
            append(row, of: batch, at: place)
        } else {
            // It may have been stored before all the same.
            try flush()
            try settle(
                batch, place,
                otherwise: (
                    .unknownSession, "Session \(session) is none of this tablet's citizen.",
                    RejectedEvent.refusal(.session, session.description)
                ))
        }
    }

    private mutating func append(_ row: StoredEvent, of batch: Int, at place: Int) {
        if pending.last?.batch != batch { pending.append(Piece(batch: batch, rows: [], places: [])) }
        pending[pending.endIndex - 1].rows.append(row)
        pending[pending.endIndex - 1].places.append(place)
    }

    /// Stores what is pending.
    private mutating func flush() throws {
        var isNew = try connection.insert(pending.map(\.rows))[...]
        for piece in pending {
            let news = isNew.prefix(piece.rows.count)
            isNew = isNew.dropFirst(news.count)
            if piece.isWhole, news.allSatisfy(\.self) {
                count(wholeBatch: piece.batch)
            } else {
                try count(piece, isNew: news)
            }
        }
        pending = []
    }

    private mutating func count(wholeBatch number: Int) {
        let batch = batches[number]
        tallies[number].stored += batch.rows.count
        stored.append(batch.rows)
        for report in batch.reports { folds.insert(report) }
        unfamiliar.merge(batch.unfamiliar, uniquingKeysWith: +)
    }

    private mutating func count(_ piece: Piece, isNew: ArraySlice<Bool>) throws {
        stored.append(zip(piece.rows, isNew).filter(\.1).map(\.0))
        for (index, isNew) in isNew.enumerated() {
            let row = piece.rows[index]
            guard isNew, let event = batches[piece.batch].event(row, at: piece.places[index]) else {
                try settle(piece.batch, piece.places[index])
                continue
            }
            tallies[piece.batch].stored += 1
            if let session = row.session { folds.insert(event.timed, of: session) }
            for name in event.unfamiliar { unfamiliar[name, default: 0] += 1 }
        }
    }

    /// Counts an event that was not stored now: as a duplicate if it was
    /// stored before, as rejected if another one was under its identifier.
    ///
    /// - Parameter reason: why it is rejected if nothing was; nil for a
    ///   duplicate.
    private mutating func settle(
        _ batch: Int, _ place: Int,
        otherwise reason: (code: RejectedEvent.Code, detail: String, refusal: Refusal)? = nil
    ) throws {
        guard let event = batches[batch].verdicts[place].accepted else { return }
        let id = event.identity.event.description
        let hash = try connection.eventHash(device: batches[batch].device.id, id: id)
        if let hash, hash != event.digest {
            tallies[batch].rejected.append(
                RejectedEvent(
                    event, .idReused, "Event \(id) was stored before with other contents; the first stays.",
                    RejectedEvent.refusal(.idReused, id)))
        } else if hash == nil, let reason {
            tallies[batch].rejected.append(RejectedEvent(event, reason.code, reason.detail, reason.refusal))
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
                receivedAt: batch.attempt.receivedAt, sentAt: batch.attempt.sentAt, bootID: sent.bootID,
                monotonic: sent.monotonic.map { Int($0) },
                bodyHash: Array(SHA256.hash(data: Data(event.raw))), body: event.raw))
    }

    private func finish() throws -> [ID<Session>: FoldCache.Entry] {
        try sequences.save()
        for (name, events) in unfamiliar.sorted(by: { $0.key < $1.key }) {
            try connection.countUnfamiliar(type: name.type, field: name.field, events: events, at: now)
        }
        return try folds.save(at: now, with: stored)
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
