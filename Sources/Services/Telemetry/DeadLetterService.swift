package import Domain
package import Ingest
package import Store

/// Events that were set aside: a superuser looks at them, and tries them
/// again after a fix.
package struct DeadLetterService: Sendable {
    /// Letters of one list.
    package static let pageSize = 50
    /// Letters that one transaction tries again.
    private static let pieceSize = 200

    private let database: any Database
    private let clock: WallClock
    private let limits: IngestLimits

    package init(database: any Database, clock: WallClock, limits: IngestLimits = IngestLimits()) {
        self.database = database
        self.clock = clock
        self.limits = limits
    }

    package func counts(
        _ state: DeadLetter.State, for staff: StaffMember
    ) async throws -> [DeadLetterCount] {
        try await database.read { try $0.deadLetterCounts(state, in: staff.unit) }
    }

    /// The latest first; `before` goes on after a list's last letter.
    package func letters(
        _ state: DeadLetter.State, code: String?, before: ID<DeadLetter>? = nil, for staff: StaffMember
    ) async throws -> [DeadLetter] {
        try await database.read {
            try $0.deadLetters(state, in: staff.unit, code: code, before: before, limit: Self.pageSize)
        }
    }

    package func letter(_ id: ID<DeadLetter>, for staff: StaffMember) async throws -> DeadLetter {
        try await database.read { try $0.deadLetter(id, for: staff) }
    }

    /// Types and fields that tablets send and Trin does not know.
    package func unfamiliar() async throws -> [UnfamiliarCount] {
        try await database.read { try $0.unfamiliarCounts() }
    }

    package struct Replay: Hashable, Sendable, Codable {
        /// Stored now, or found to be stored or erased already.
        package var taken = 0
        /// Still as bad as before.
        package var kept = 0
    }

    /// Tries one letter again, as if it came by the attempt that brought it.
    /// One that was dismissed may be tried, too.
    package func replay(_ id: ID<DeadLetter>, by staff: StaffMember) async throws -> Replay {
        let now = clock.now
        return try await database.write { [limits] connection in
            let letter = try connection.deadLetter(id, for: staff)
            var replay = Replay()
            try replay.retry(letter, limits, connection, by: staff, at: now)
            return replay
        }
    }

    /// Tries all open letters of a code again, a piece a transaction.
    package func replay(code: String, by staff: StaffMember) async throws -> Replay {
        let now = clock.now
        var replay = Replay()
        var last: ID<DeadLetter>?
        while true {
            let (before, soFar) = (last, replay)
            let piece = try await database.write { [limits] connection in
                var replay = soFar
                let letters = try connection.deadLetters(
                    .open, in: staff.unit, code: code, before: before, limit: Self.pieceSize)
                for letter in letters { try replay.retry(letter, limits, connection, by: staff, at: now) }
                return (replay: replay, last: letters.last?.id, count: letters.count)
            }
            replay = piece.replay
            last = piece.last
            if piece.count < Self.pieceSize { return replay }
        }
    }

    /// Says that nothing more is to be done about a letter. It is kept.
    package func dismiss(_ id: ID<DeadLetter>, by staff: StaffMember) async throws {
        let now = clock.now
        try await database.write { connection in
            let letter = try connection.deadLetter(id, for: staff)
            guard letter.state == .open else { return }
            try connection.settle(id, as: .dismissed, at: now, by: staff.id)
        }
    }
}

extension Connection {
    /// A letter from a tablet of the member of staff's unit.
    fileprivate func deadLetter(_ id: ID<DeadLetter>, for staff: StaffMember) throws -> DeadLetter {
        guard let letter = try deadLetter(id) else {
            throw ServiceError(.notFound, "There is no event \(id) that was set aside.")
        }
        if staff.unit != nil, let citizen = try device(letter.device)?.citizen {
            _ = try self.citizen(citizen, for: staff)
        }
        return letter
    }
}

extension DeadLetterService.Replay {
    fileprivate mutating func retry(
        _ letter: DeadLetter, _ limits: IngestLimits, _ connection: any Connection, by staff: StaffMember,
        at now: Instant
    ) throws {
        guard letter.state != .replayed, let device = try connection.device(letter.device) else { return }
        func read(as device: Device) -> [Verdict] {
            [EventReader(device: device.id, limits: limits).read(letter.body)]
        }
        let verdicts = read(as: device)
        let predecessors = verdicts.contains(where: \.isFromElsewhere) ? try connection.predecessors(of: device) : []
        let shares = TelemetryShares(verdicts, of: device, predecessors: predecessors, read: read).shares
        guard let share = shares.first(where: { !$0.verdicts.isEmpty }) else { return }
        let batch = TelemetryBatch(
            device: share.device,
            attempt: Attempt(
                receivedAt: letter.receivedAt, sentAt: letter.sentAt, bootID: letter.bootID,
                monotonic: letter.monotonic.map(String.init)),
            verdicts: share.verdicts)
        if let event = try TelemetryTransaction(connection, now: now).replay(batch) {
            try connection.keep(
                letter.id, code: event.code.rawValue, detail: event.detail, refusal: event.refusal, triedAt: now)
            kept += 1
        } else {
            try connection.settle(letter.id, as: .replayed, at: now, by: staff.id)
            taken += 1
        }
    }
}
