import Domain
import Ingest
import Store

/// What of a batch was erased before, and so must not come back.
struct ErasedEvents {
    private var events: Set<String> = []
    private var sessions: Set<ID<Session>> = []

    /// Asks the database once for the whole batch.
    init(among verdicts: [Verdict], from device: ID<Device>, _ tombstones: Tombstones?, _ connection: any Connection)
        throws
    {
        guard let tombstones else { return }
        var byHash: [[UInt8]: String] = [:]
        var sessionsByHash: [[UInt8]: ID<Session>] = [:]
        for verdict in verdicts {
            if let id = verdict.eventID { byHash[tombstones.hash(device: device, event: id)] = id }
            if let session = verdict.session { sessionsByHash[tombstones.hash(session: session)] = session }
        }
        for hash in try connection.tombstones(among: Array(byHash.keys) + Array(sessionsByHash.keys)) {
            if let id = byHash[hash] { events.insert(id) }
            if let session = sessionsByHash[hash] { sessions.insert(session) }
        }
    }

    func contains(_ verdict: Verdict) -> Bool {
        verdict.eventID.map(events.contains) ?? false || verdict.session.map(sessions.contains) ?? false
    }
}
