import Domain
import Testing

@testable import Store

/// What became of a session of which little was heard.
@Suite("Outcomes of training")
struct TrainingOutcomeTests {
    /// A session with support, on the engine, and who gives it.
    private static func with(
        _ engine: Engine, _ body: (any Database, Story, Session) async throws -> Void
    ) async throws {
        try await Story.with(engine) { database, story in
            var session = story.sessions[1]
            session.staff = story.therapist.id
            let staffed = session
            try await database.write { try $0.update(staffed) }
            try await body(database, story, staffed)
        }
    }

    private static func outcome(_ session: Session, _ database: any Database, after days: Int = 1) async throws
        -> SessionOutcome?
    {
        try await database.read {
            try $0.training(
                from: session.date, to: session.date, of: .everyone, today: session.date.adding(days: days)
            ).first?.outcome
        }
    }

    @Test("Who calls for help or answers, and does nothing else, has missed the session", arguments: Engine.allCases)
    func help(engine: Engine) async throws {
        try await Self.with(engine) { database, story, session in
            var result = SessionResult(
                session: session.id, completion: .started, startedAt: nil, endedAt: nil, exercisesCompleted: 0,
                exercisesSkipped: 0, setsCompleted: 0, pain: 3, effort: nil, comment: nil, events: 2, helpAsked: 1)
            func save() async throws {
                let result = result
                try await database.write { connection in
                    try connection.save(result, at: session.startsAt)
                    try connection.touchDevice(story.device.id, at: session.startsAt)
                }
            }
            func status() async throws -> SessionStatus? {
                try await database.read {
                    try $0.flagFacts(
                        of: [story.citizen.id], from: session.date, to: session.date, callsSince: Story.start,
                        today: session.date.adding(days: 1))[story.citizen.id]?.sittings.first?.status
                }
            }
            try await save()
            #expect(try await Self.outcome(session, database) == .missed)
            #expect(try await Self.outcome(session, database, after: 0) == .planned)
            #expect(try await status() == .missed)
            result.startedAt = session.startsAt
            try await save()
            #expect(try await Self.outcome(session, database) == .partly)
            #expect(try await Self.outcome(session, database, after: 0) == .started)
            #expect(try await status() == .partly)
        }
    }

    @Test("A call for help keeps no session from being called off, training does", arguments: Engine.allCases)
    func calledOff(engine: Engine) async throws {
        try await Self.with(engine) { database, story, session in
            var result = TrainingQueriesTests.result(session, pain: nil)
            (result.completion, result.startedAt) = (.started, nil)
            let (help, begun) = (result, TrainingQueriesTests.result(story.sessions[2], pain: nil))
            let count = try await database.write { connection in
                try connection.save(help, at: Story.start)
                try connection.save(begun, at: Story.start)
                return try connection.cancelSessions(
                    of: story.plan.id, after: story.sessions[0].date, at: Story.start)
            }
            #expect(count == 1)
            #expect(try await Self.outcome(session, database) == .stopped)
        }
    }

    /// Tablets of one citizen: hours from the session's start to when each was
    /// paired, last seen and ended.
    struct Tablets: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let hours: [(paired: Double, seen: Double?, ended: Double?)]
        let outcome: SessionOutcome

        init(
            _ name: String, _ hours: [(paired: Double, seen: Double?, ended: Double?)], _ outcome: SessionOutcome
        ) {
            testDescription = name
            self.hours = hours
            self.outcome = outcome
        }

        static let cases = [
            Tablets("there all the time", [(-100, 200, nil)], .missed),
            Tablets("paired at the start, and not heard of since", [(0, nil, nil)], .missed),
            Tablets("paired a day later", [(24, 200, nil)], .noTablet),
            Tablets("silent, exchanged a day later", [(-100, -48, 24), (24, 200, nil)], .noTablet),
            Tablets("silent, another one beside it a day later", [(-100, -48, nil), (24, 200, nil)], .noTablet),
            Tablets("heard of the evening before, exchanged a day later", [(-100, -12, 24), (24, 200, nil)], .missed),
            Tablets("exchanged a day before", [(-100, -30, -24), (-24, -20, nil)], .missed),
            Tablets("given away an hour before", [(-100, -1, -1)], .noTablet),
        ]
    }

    @Test("Only a tablet that was there counts as one", arguments: Engine.allCases, Tablets.cases)
    func tablets(engine: Engine, tablets: Tablets) async throws {
        try await Self.with(engine) { database, story, session in
            @Sendable func at(_ hours: Double) -> Instant { session.startsAt.adding(seconds: hours * 3600) }
            try await database.write { connection in
                try connection.endDevice(story.device.id, at: story.device.pairedAt)
                for (number, hours) in tablets.hours.enumerated() {
                    let device = Device(
                        id: .new(at: Story.start), name: "Tablet \(number)", citizen: story.citizen.id,
                        pairedAt: at(hours.paired))
                    try connection.insert(device)
                    if let seen = hours.seen { try connection.touchDevice(device.id, at: at(seen)) }
                    if let ended = hours.ended { try connection.endDevice(device.id, at: at(ended)) }
                }
            }
            #expect(try await Self.outcome(session, database) == tablets.outcome)
        }
    }
}
