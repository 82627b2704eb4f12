import Domain
import Ingest
import Services
import Store
import Testing

@Suite("DeadLetterService")
struct DeadLetterServiceTests {
    private static let clocks = TelemetryService.Clocks(
        sentAt: "2020-01-01T00:00:00Z", bootID: "0198c0de-0000-4000-8000-000000000002", monotonic: "5000")

    private static func send(_ events: [String], of story: TabletStory, to house: House) async throws -> Receipt {
        try await house.services.telemetry.receive(
            TabletStory.body(events), contentType: TelemetryServiceTests.batchType, clocks: clocks, from: story.device)
    }

    @Test("Events set aside are counted by code and listed with what was sent", arguments: Engine.allCases)
    func lists(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let superuser = house.therapist
            let bad = [9, 8].map { story.event("feedback.given", #"{"pain":1\#($0)}"#) }
            try await house.writing { _ = try await Self.send(bad + ["17"], of: story, to: house) }
            let service = house.services.deadLetters
            let counts = try await service.counts(.open, for: superuser)
            #expect(counts.map(\.code) == ["badData", "notAnObject"] && counts.map(\.events) == [2, 1])
            let letters = try await service.letters(.open, code: "badData", for: superuser)
            #expect(Set(letters.map { String(decoding: $0.body, as: UTF8.self) }) == Set(bad))
            let letter = try #require(letters.first)
            #expect(letter.session == story.session && letter.detail.contains("pain"))
            #expect(letter.sentAt == Self.clocks.sentAt && letter.monotonic == 5000)
            #expect(try await service.letters(.open, code: nil, before: letters.last?.id, for: superuser).count < 3)
            #expect(try await service.letters(.dismissed, code: nil, for: superuser).isEmpty)
        }
    }

    @Test("After a fix an event is replayed with the clocks of its attempt", arguments: Engine.allCases)
    func replay(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, sessions) = try await house.tabletStory()
            let superuser = house.therapist
            let citizen = try #require(story.device.citizen)
            house.clock.advance(seconds: 100)
            let stranger = try await house.neighbour(in: house.north)
            // The fault: the session was noted for somebody else.
            try await house.database.write {
                try $0.execute("UPDATE sessions SET citizen_id = \(stranger.id) WHERE id = \(story.session)")
            }
            let events = Array(story.training.prefix(3))
            let service = house.services.deadLetters
            try await house.writing {
                let codes = try await Self.send(events, of: story, to: house).rejected.map(\.code)
                #expect(codes == [.unknownSession, .unknownSession, .unknownSession])
                let receivedAt = house.clock.now
                house.clock.advance(seconds: 86_400)
                #expect(try await service.replay(code: "unknownSession", by: superuser).kept == 3)
                #expect(
                    try await service.letters(.open, code: nil, for: superuser).allSatisfy {
                        $0.triedAt == house.clock.now
                    }
                )
                try await house.database.write {
                    try $0.execute("UPDATE sessions SET citizen_id = \(citizen) WHERE id = \(story.session)")
                }
                let one = try #require(try await service.letters(.open, code: nil, for: superuser).last)
                #expect(try await service.replay(one.id, by: superuser).taken == 1)
                #expect(try await service.replay(code: "unknownSession", by: superuser).taken == 2)
                #expect(try await service.counts(.open, for: superuser).isEmpty)
                #expect(try await service.letter(one.id, for: superuser).settledBy == superuser.id)
                let stored = try await house.database.read { try $0.events(of: story.session) }
                #expect(stored.count == 3 && stored.allSatisfy { $0.receivedAt == receivedAt && $0.clock == "offset" })
                #expect(try await house.result(of: story.session)?.events == 3)
                #expect(try await house.result(of: sessions[1].id) == nil)
                // A late tablet sends them again.
                let late = try await Self.send(events, of: story, to: house)
                #expect(late.duplicate == 3)
            }
        }
    }

    @Test("A letter that is dismissed is kept, and out of the way")
    func dismiss() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let superuser = house.therapist
            try await house.writing { _ = try await Self.send(["17"], of: story, to: house) }
            let service = house.services.deadLetters
            let letter = try #require(try await service.letters(.open, code: nil, for: superuser).first)
            try await service.dismiss(letter.id, by: superuser)
            #expect(try await service.counts(.open, for: superuser).isEmpty)
            #expect(try await service.letters(.dismissed, code: "notAnObject", for: superuser).map(\.id) == [letter.id])
            #expect(try await service.replay(letter.id, by: superuser).kept == 1)
            await #expect(throws: ServiceError.self) {
                try await service.letter(.new(at: TestClock.start), for: superuser)
            }
        }
    }
}
