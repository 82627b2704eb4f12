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
    private var touched: Set<ID<Session>> = []
    private var sessions: [ID<Session>: Session?] = [:]

    init(_ connection: any Connection, now: Instant) {
        self.connection = connection
        self.now = now
    }

    /// - Returns: one receipt a batch, in order.
    func store(_ batches: [TelemetryBatch]) throws -> [Receipt] {
        var transaction = self
        let receipts = try batches.map { try transaction.store($0) }
        try transaction.foldTouchedSessions()
        return receipts
    }

    private mutating func store(_ batch: TelemetryBatch) throws -> Receipt {
        var stored = 0
        var duplicate = 0
        var rejected: [RejectedEvent] = []
        for verdict in batch.verdicts {
            switch verdict {
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
        return Receipt(stored: stored, duplicate: duplicate, rejected: rejected, serverTime: now)
    }

    private enum Outcome {
        case stored, duplicate
        case rejected(RejectedEvent)
    }

    private mutating func store(_ event: IncomingEvent, of batch: TelemetryBatch) throws -> Outcome {
        func reject(_ code: RejectedEvent.Code, _ detail: String) -> Outcome {
            .rejected(
                RejectedEvent(
                    index: event.index, id: event.identity.event.description, session: event.session,
                    sequence: event.sequence, code: code, detail: detail, raw: event.canonical))
        }
        let id = event.identity.event.description
        if let hash = try connection.eventHash(device: batch.device.id, id: id) {
            return hash == event.digest
                ? .duplicate : reject(.idReused, "Event \(id) was stored before with other contents; the first stays.")
        }
        if let session = event.session {
            guard let known = try self.session(session), known.citizen == batch.device.citizen else {
                return reject(.unknownSession, "Session \(session) is none of this tablet's citizen.")
            }
            touched.insert(session)
        }
        let time = clock.time(of: event.reading, in: batch.attempt)
        _ = try connection.insert(
            StoredEvent(
                device: batch.device.id, id: id, session: event.session, type: event.type, occurredAt: time.instant,
                clock: time.quality.rawValue, receivedAt: batch.attempt.receivedAt, bodyHash: event.digest,
                body: String(decoding: event.canonical, as: UTF8.self)))
        return .stored
    }

    private mutating func session(_ id: ID<Session>) throws -> Session? {
        if let session = sessions[id] { return session }
        let session = try connection.session(id)
        sessions[id] = .some(session)
        return session
    }

    private func setAside(_ event: RejectedEvent, of batch: TelemetryBatch) throws {
        try connection.insertRejected(
            id: .new(at: now), device: batch.device.id, eventID: event.id, code: event.code.rawValue,
            detail: event.detail, receivedAt: batch.attempt.receivedAt,
            bodyHash: Array(SHA256.hash(data: Data(event.raw))), body: event.raw)
    }

    private func foldTouchedSessions() throws {
        for id in touched.sorted() {
            var fold = SessionFold(id)
            for event in try connection.events(of: id) {
                guard let uuid = UUID7(event.id) else { continue }
                fold.insert(
                    TimedEvent(
                        identity: EventIdentity(device: event.device, event: uuid), session: event.session,
                        at: event.occurredAt, payload: try EventPayload(canonical: Array(event.body.utf8))))
            }
            if let result = fold.result { try connection.save(result, at: now) }
        }
    }
}
