import Domain
import Ingest
import Store

/// The sessions that one transaction touches: whose they are, and what their
/// events amount to.
struct TelemetryFolds {
    private let connection: any Connection
    private let known: FoldCache
    private var citizens: [ID<Session>: ID<Citizen>] = [:]
    private var arrived: [ID<Session>: SessionReport] = [:]

    init(_ connection: any Connection, known: FoldCache) {
        self.connection = connection
        self.known = known
    }

    /// Finds out whose the sessions of many events are, at once.
    mutating func look(for sessions: Set<ID<Session>>) throws {
        var strange: [ID<Session>] = []
        for session in sessions {
            if let citizen = known[session]?.citizen {
                citizens[session] = citizen
            } else {
                strange.append(session)
            }
        }
        citizens.merge(try connection.citizens(of: strange.sorted())) { known, _ in known }
    }

    /// Nil when there is no such session; ``look(for:)`` comes first.
    func citizen(of session: ID<Session>) -> ID<Citizen>? { citizens[session] }

    /// Whether it is a session of `citizen`'s.
    func isKnown(_ session: ID<Session>, of citizen: ID<Citizen>?) -> Bool {
        citizen != nil && citizens[session] == citizen
    }

    /// Takes in an event that was stored now.
    mutating func insert(_ event: TimedEvent, of session: ID<Session>) {
        arrived[session, default: SessionReport(session)].insert(event)
    }

    /// Takes in what events amount to that were stored now.
    mutating func insert(_ report: SessionReport) {
        let session = report.fold.session
        if arrived[session] == nil {
            arrived[session] = report
        } else {
            arrived[session]?.merge(report)
        }
    }

    /// Stores what the events amount to now.
    /// - Parameter news: the events themselves.
    /// - Returns: what is known of the sessions once this is committed.
    func save(at now: Instant, with news: [[StoredEvent]]) throws -> [ID<Session>: FoldCache.Entry] {
        let sessions = arrived.keys.sorted()
        let counts = try connection.eventCounts(of: sessions)
        var entries: [ID<Session>: FoldCache.Entry] = [:]
        for session in sessions { entries[session] = try entry(session, events: counts[session] ?? 0) }
        // Of a session that was written here before, and by nobody else since,
        // it is known what is stored.
        let results = try connection.storedResults(
            of: sessions.filter { known[$0] == nil || entries[$0]?.result == nil })
        for session in sessions {
            guard var entry = entries[session] else { continue }
            if let result = entry.fold.result {
                entry.result = try connection.save(result, over: entry.result ?? results[session], at: now) {
                    news.joined().lazy.filter { $0.session == session }.map { ResultVersion.Cause($0) }.inOrder
                }
            }
            entries[session] = entry
        }
        return entries
    }

    /// What was known of a session, if anything, and what came; folded anew
    /// when the database has others, too.
    private func entry(_ session: ID<Session>, events: Int) throws -> FoldCache.Entry? {
        guard let citizen = citizens[session], let arrived = arrived[session] else { return nil }
        let before = known[session]
        guard (before?.events ?? 0) + arrived.events == events else { return try connection.fold(session, of: citizen) }
        guard var entry = before else { return FoldCache.Entry(fold: arrived.fold, events: events, citizen: citizen) }
        entry.events = events
        entry.fold.merge(arrived.fold)
        return entry
    }
}

extension ResultVersion.Cause {
    fileprivate init(_ event: StoredEvent) {
        self.init(type: event.type, occurredAt: event.occurredAt, receivedAt: event.receivedAt)
    }
}

extension Connection {
    /// Folds a session anew from all of its events.
    fileprivate func fold(_ id: ID<Session>, of citizen: ID<Citizen>) throws -> FoldCache.Entry {
        let events = try events(of: id)
        var fold = SessionFold(id)
        for event in events {
            guard let uuid = UUID7(event.id) else { continue }
            fold.insert(
                TimedEvent(
                    identity: EventIdentity(device: event.device, event: uuid), session: event.session,
                    at: event.occurredAt, payload: try EventPayload(canonical: Array(event.body.utf8))))
        }
        return FoldCache.Entry(fold: fold, events: events.count, citizen: citizen)
    }
}
