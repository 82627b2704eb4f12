import Domain
import Ingest
import Store

/// What of a batch was erased before, and so must not come back.
struct ErasedEvents {
    private let sender: ID<Device>
    private var events: Set<String> = []
    private var sessions: Set<ID<Session>> = []
    private var devices: Set<ID<Device>> = []

    /// Asks the database once for the whole batch.
    init(among verdicts: [Verdict], from device: ID<Device>, _ tombstones: Tombstones?, _ connection: any Connection)
        throws
    {
        sender = device
        guard let tombstones else { return }
        var byHash: [[UInt8]: String] = [:]
        var sessionsByHash: [[UInt8]: ID<Session>] = [:]
        var devicesByHash = [tombstones.hash(device: device): device]
        for verdict in verdicts {
            if let id = verdict.eventID { byHash[tombstones.hash(device: device, event: id)] = id }
            if let session = verdict.session { sessionsByHash[tombstones.hash(session: session)] = session }
            if let named = verdict.namedSource { devicesByHash[tombstones.hash(device: named)] = named }
        }
        let hashes = Array(byHash.keys) + Array(sessionsByHash.keys) + Array(devicesByHash.keys)
        for hash in try connection.tombstones(among: hashes) {
            if let id = byHash[hash] { events.insert(id) }
            if let session = sessionsByHash[hash] { sessions.insert(session) }
            if let device = devicesByHash[hash] { devices.insert(device) }
        }
    }

    var isEmpty: Bool { events.isEmpty && sessions.isEmpty && devices.isEmpty }

    func contains(_ verdict: Verdict) -> Bool {
        if !events.isEmpty, let id = verdict.eventID, events.contains(id) { return true }
        if !sessions.isEmpty, let session = verdict.session, sessions.contains(session) { return true }
        return !devices.isEmpty && verdict.isBesideSessions && devices.contains(verdict.namedSource ?? sender)
    }
}

extension Verdict {
    /// Whether it is about no session; the subject of an unknown type may be
    /// anything.
    fileprivate var isBesideSessions: Bool {
        if case .unknown = accepted?.payload { return true }
        // What an earlier tablet names as its subject may be itself.
        if rejected?.code == .wrongSource { return true }
        return session == nil
    }
}
