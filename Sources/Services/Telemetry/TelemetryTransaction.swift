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
    private let folds: FoldCache
    private var arrived: [ID<Session>: [TimedEvent]] = [:]
    private var sessions: [ID<Session>: Session?] = [:]
    private var sequences: DeviceSequences
    private var unfamiliar: [UnfamiliarName: Int] = [:]

    /// - Parameter folds: what is known of sessions already.
    init(_ connection: any Connection, now: Instant, folds: FoldCache = FoldCache()) throws {
        self.connection = connection
        self.now = now
        self.folds = folds
        tombstones = try Tombstones.known(connection)
        sequences = DeviceSequences(connection)
    }

    struct Outcome: Sendable {
        /// One a batch, in order.
        let receipts: [Receipt]
        /// What is known of the sessions touched, once this is committed.
        let folds: [ID<Session>: FoldCache.Entry]
    }

    func store(_ batches: [TelemetryBatch]) throws -> Outcome {
        var transaction = self
        let receipts = try batches.map { try transaction.store($0) }
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
            if case .rejected(let event) = try transaction.store(event, of: batch) { return event }
            _ = try transaction.finish()
            return nil
        }
    }

    private mutating func store(_ batch: TelemetryBatch) throws -> Receipt {
        let erased = try ErasedEvents(among: batch.verdicts, from: batch.device.id, tombstones, connection)
        var stored = 0
        var duplicate = 0
        var rejected: [RejectedEvent] = []
        for verdict in batch.verdicts {
            try sequences.insert(verdict.sequence, of: batch.device.id)
            switch verdict {
            case _ where erased.contains(verdict): duplicate += 1
            case .rejected(let event): rejected.append(event)
            case .accepted(let event):
                switch try store(event, of: batch) {
                case .stored: stored += 1
                case .duplicate: duplicate += 1
                case .rejected(let event): rejected.append(event)
                }
            }
        }
        for event in rejected { try setAside(event, of: batch) }
        return Receipt(
            stored: stored, duplicate: duplicate, rejected: rejected, gaps: sequences.gaps(of: batch.device.id),
            serverTime: now)
    }

    private enum Fate {
        case stored, duplicate
        case rejected(RejectedEvent)
    }

    private mutating func store(_ event: IncomingEvent, of batch: TelemetryBatch) throws -> Fate {
        let id = event.identity.event.description
        var session: Session?
        if let id = event.session { session = try self.session(id) }
        let isOwn = session.map { $0.citizen == batch.device.citizen } ?? false
        guard event.session == nil || isOwn || (session == nil && event.isUnknown) else {
            return try known(event, of: batch)
                ?? .rejected(
                    RejectedEvent(
                        event, .unknownSession,
                        "Session \(event.session?.description ?? "") is none of this tablet's citizen."))
        }
        let time = clock.time(of: event.reading, in: batch.attempt)
        let isNew = try connection.insert(
            StoredEvent(
                device: batch.device.id, id: id, session: isOwn ? event.session : nil, type: event.type,
                occurredAt: time.instant, clock: time.quality.rawValue, receivedAt: batch.attempt.receivedAt,
                bodyHash: event.digest, body: String(decoding: event.canonical, as: UTF8.self)))
        guard isNew else { return try known(event, of: batch) ?? .duplicate }
        if isOwn, let session = event.session { arrived[session, default: []].append(TimedEvent(event, at: time)) }
        for name in event.unfamiliar { unfamiliar[name, default: 0] += 1 }
        return .stored
    }

    /// What became of an event whose identifier is known; nil if it is not.
    private func known(_ event: IncomingEvent, of batch: TelemetryBatch) throws -> Fate? {
        let id = event.identity.event.description
        guard let hash = try connection.eventHash(device: batch.device.id, id: id) else { return nil }
        guard hash != event.digest else { return .duplicate }
        return .rejected(
            RejectedEvent(
                event, .idReused, "Event \(id) was stored before with other contents; the first stays."))
    }

    private mutating func session(_ id: ID<Session>) throws -> Session? {
        let session = try sessions[id] ?? connection.session(id)
        sessions[id] = .some(session)
        return session
    }

    private func setAside(_ event: RejectedEvent, of batch: TelemetryBatch) throws {
        let sent = batch.attempt.sent
        try connection.insert(
            DeadLetter(
                id: .new(at: now), device: batch.device.id, eventID: event.id, session: event.session,
                code: event.code.rawValue, detail: event.detail, receivedAt: batch.attempt.receivedAt,
                sentAt: sent.time, bootID: sent.bootID, monotonic: sent.monotonic.map { Int($0) },
                bodyHash: Array(SHA256.hash(data: Data(event.raw))), body: event.raw))
    }

    private func finish() throws -> [ID<Session>: FoldCache.Entry] {
        try sequences.save()
        for (name, events) in unfamiliar.sorted(by: { $0.key < $1.key }) {
            try connection.countUnfamiliar(type: name.type, field: name.field, events: events, at: now)
        }
        var folded: [ID<Session>: FoldCache.Entry] = [:]
        for (id, events) in arrived.sorted(by: { $0.key < $1.key }) {
            let entry = try known(id, with: events) ?? connection.fold(id)
            if let result = entry.fold.result { try connection.save(result, at: now) }
            folded[id] = entry
        }
        return folded
    }

    /// What was known of a session, if anything, and these events; nil when
    /// the database has others, too.
    private func known(_ id: ID<Session>, with events: [TimedEvent]) throws -> FoldCache.Entry? {
        var entry = folds[id] ?? FoldCache.Entry(fold: SessionFold(id), events: 0)
        entry.events += events.count
        guard try connection.eventCount(of: id) == entry.events else { return nil }
        for event in events { entry.fold.insert(event) }
        return entry
    }
}

extension Connection {
    /// Folds a session anew from all of its events.
    fileprivate func fold(_ id: ID<Session>) throws -> FoldCache.Entry {
        let events = try events(of: id)
        var fold = SessionFold(id)
        for event in events {
            guard let uuid = UUID7(event.id) else { continue }
            fold.insert(
                TimedEvent(
                    identity: EventIdentity(device: event.device, event: uuid), session: event.session,
                    at: event.occurredAt, payload: try EventPayload(canonical: Array(event.body.utf8))))
        }
        return FoldCache.Entry(fold: fold, events: events.count)
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
    fileprivate init(_ event: IncomingEvent, _ code: Code, _ detail: String) {
        self.init(
            index: event.index, id: event.identity.event.description, session: event.session,
            sequence: event.sequence, code: code, detail: detail, raw: event.canonical)
    }
}
