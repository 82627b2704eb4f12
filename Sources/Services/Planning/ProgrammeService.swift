package import Domain
package import Store

/// Programmes: which exercises, in what order and dose.
package struct ProgrammeService: Sendable {
    let database: any Database
    let clock: WallClock
    let clips: SessionClips

    package init(database: any Database, clock: WallClock, clips: SessionClips) {
        self.database = database
        self.clock = clock
        self.clips = clips
    }

    package func all() async throws -> [Programme] { try await database.read { try $0.programmes() } }

    package func programme(_ id: ID<Programme>) async throws -> Programme {
        guard let programme = try await database.read({ try $0.programme(id) }) else {
            throw ServiceError(.notFound, "There is no programme \(id).")
        }
        return programme
    }

    @discardableResult
    package func create(
        name: String, items: [Programme.Item] = [], intro: ID<Exercise>? = nil, closing: ID<Exercise>? = nil
    ) async throws -> Programme {
        let now = clock.now
        let programme = Programme(
            id: .new(at: now), name: name.trimmed, items: items, intro: intro, closing: closing)
        try Self.check(programme)
        try await database.write { connection in
            try Self.checkExercises(of: programme, connection)
            try connection.insert(programme, at: now)
        }
        try await clips.order(retrying: true)
        return programme
    }

    /// Replaces all of it. Sessions play a programme as it is on the
    /// day.
    package func update(_ programme: Programme) async throws {
        var programme = programme
        programme.name = programme.name.trimmed
        try Self.check(programme)
        try await database.write { [programme] connection in
            guard try connection.programme(programme.id) != nil else {
                throw ServiceError(.notFound, "There is no programme \(programme.id).")
            }
            try Self.checkExercises(of: programme, connection)
            try connection.update(programme)
        }
        try await clips.order(retrying: true)
    }

    package func archive(_ id: ID<Programme>) async throws {
        let now = clock.now
        try await database.write { try $0.archiveProgramme(id, at: now) }
    }

    private static func check(_ programme: Programme) throws {
        guard (1...100).contains(programme.name.count) else {
            throw ServiceError(.invalid, "A programme's name has 1–100 characters.", reason: .programmeName)
        }
        guard programme.items.count <= 50 else {
            throw ServiceError(
                .invalid, "A programme has at most 50 exercises; this one has \(programme.items.count).",
                reason: .programmeLength)
        }
    }

    private static func checkExercises(of programme: Programme, _ connection: any Connection) throws {
        let known = Set(try connection.exercises(programme.exercises).map(\.id))
        if let unknown = programme.exercises.first(where: { !known.contains($0) }) {
            throw ServiceError(.invalid, "There is no exercise \(unknown).", reason: .exercise)
        }
    }
}
