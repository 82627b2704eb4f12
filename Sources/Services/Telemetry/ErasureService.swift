package import Domain
package import Store

/// Erases what tablets reported, so that it stays erased when a tablet sends
/// it again.
package struct ErasureService: Sendable {
    let database: any Database
    let clock: WallClock

    package init(database: any Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package struct Erased: Hashable, Sendable, Codable {
        package var sessions = 0
        package var events = 0
    }

    /// Erases the events and results of one session, and keeps out whatever
    /// a tablet may still say about it.
    package func erase(session id: ID<Session>, by staff: StaffMember) async throws -> Erased {
        let now = clock.now
        return try await database.write { connection in
            guard let session = try connection.session(id) else {
                throw ServiceError(.notFound, "There is no session \(id).")
            }
            _ = try connection.citizen(session.citizen, for: staff)
            var erasure = try Erasure(connection, now: now)
            try erasure.erase(id)
            return erasure.erased
        }
    }

    /// Erases the events and results of a citizen's sessions until now, and
    /// all else that tablets reported while they were the citizen's, whoever
    /// has them now. What lies ahead is not touched: end the plans and the
    /// pairings first, if nothing more shall come.
    package func erase(citizen id: ID<Citizen>, by staff: StaffMember) async throws -> Erased {
        let now = clock.now
        let dialect = database.dialect
        return try await database.write { connection in
            _ = try connection.citizen(id, for: staff)
            var erasure = try Erasure(connection, now: now)
            for session in try connection.sessionsToErase(of: id, at: now) { try erasure.erase(session) }
            try erasure.eraseRest(of: try CitizenReports(of: id, connection), dialect: dialect)
            return erasure.erased
        }
    }
}

/// The part of a transaction that erases.
private struct Erasure {
    let connection: any Connection
    let now: Instant
    let tombstones: Tombstones
    var erased = ErasureService.Erased()

    init(_ connection: any Connection, now: Instant) throws {
        self.connection = connection
        self.now = now
        tombstones = try Tombstones.begin(connection)
    }

    mutating func erase(_ session: ID<Session>) throws {
        try bury(try connection.eraseReports(of: session, at: now))
        try connection.insertTombstones([tombstones.hash(session: session)], at: now)
        erased.sessions += 1
    }

    /// What is not of a session, or of one that lies ahead. A tablet that is
    /// the citizen's no more cannot have anything to add.
    mutating func eraseRest(of reports: CitizenReports, dialect: Dialect) throws {
        let setAside = try reports.setAside(dialect: dialect)
        try connection.deleteDeadLetters(setAside.map(\.letter))
        try bury(setAside.map { ErasedEvent(device: $0.device, id: $0.event) })
        try bury(try connection.eraseReports(by: reports.devices.map(\.id)))
        try connection.eraseFlags(of: reports.citizen)
        let ended = reports.devices.filter { $0.endedAt != nil }
        try connection.insertTombstones(ended.map { tombstones.hash(device: $0.id) }, at: now)
    }

    mutating func bury(_ events: [ErasedEvent]) throws {
        let hashes = events.compactMap { event in event.id.map { tombstones.hash(device: event.device, event: $0) } }
        try connection.insertTombstones(hashes, at: now)
        erased.events += events.count
    }
}
