import Domain
import Ingest
import Services
import Store
import Testing

@Suite("ErasureService")
struct ErasureServiceTests {
    private static func send(_ events: [String], of story: TabletStory, to house: House) async throws -> Receipt {
        try await TelemetryServiceTests.send(events, of: story, to: house)
    }

    @Test("What is erased stays away, however often a tablet sends it", arguments: Engine.allCases)
    func session(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, sessions) = try await house.tabletStory()
            house.clock.advance(seconds: 100)
            let other = story.event("session.started", #"{"position":0}"#, of: sessions[1].id)
            let bad = story.event("feedback.given", #"{"pain":11,"comment":"secret"}"#)
            let late = story.event("feedback.given", #"{"pain":3}"#, after: 90)
            try await house.writing {
                _ = try await Self.send(story.training + [other, bad], of: story, to: house)
                let erased = try await house.services.erasure.erase(session: story.session, by: house.therapist)
                #expect(erased.sessions == 1 && erased.events == 9)
                #expect(try await house.result(of: story.session) == nil)
                #expect(try await house.eventCounts() == [1, 0])
                let receipt = try await Self.send(story.training + [other, bad, late], of: story, to: house)
                #expect(receipt.stored == 0 && receipt.duplicate == 11 && receipt.rejected.isEmpty)
            }
            #expect(try await house.eventCounts() == [1, 0])
            #expect(try await house.result(of: story.session) == nil)
            #expect(try await house.result(of: sessions[1].id) != nil)
        }
    }

    @Test(
        "A citizen's past is erased with what the tablets said, and what lies ahead can come",
        arguments: Engine.allCases)
    func citizen(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, sessions) = try await house.tabletStory()
            let citizen = try #require(story.device.citizen)
            house.clock.advance(seconds: 100)
            let help = story.ownEvent("help.requested", #"{"comment":"Ring"}"#)
            try await house.writing {
                _ = try await Self.send(story.training + [help, "17"], of: story, to: house)
                let before = try await house.services.erasure.forecast(of: citizen, for: house.therapist)
                #expect(before.events == 10 && before.results == 1 && before.notes == 0 && before.hasPlans)
                let erased = try await house.services.erasure.erase(citizen: citizen, by: house.therapist)
                #expect(try await house.services.erasure.forecast(of: citizen, for: house.therapist).isEmpty)
                #expect(erased.sessions >= 1 && erased.events == 10)
                #expect(try await house.eventCounts() == [0, 0])
                let again = try await Self.send(story.training + [help], of: story, to: house)
                #expect(again.stored == 0 && again.duplicate == 9)
                let next = story.event("session.started", #"{"position":0}"#, after: 99, of: sessions[1].id)
                #expect(try await Self.send([next], of: story, to: house).stored == 1)
            }
            #expect(try await house.result(of: sessions[1].id) != nil)
        }
    }

    @Test("An erased session was not missed, but what staff note of it afterwards counts", arguments: Engine.allCases)
    func status(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            house.clock.advance(seconds: 100)
            try await house.writing { _ = try await Self.send(story.training, of: story, to: house) }
            _ = try await house.services.erasure.erase(session: story.session, by: house.therapist)
            house.clock.advance(days: 4)
            let today = house.services.results.today
            func status() async throws -> SessionStatus? {
                try await house.database.read { try $0.summary(of: story.session)?.status(today: today) }
            }
            func counted() async throws -> [SessionStatus] {
                try await house.database.read {
                    try $0.training(from: today.adding(days: -7), to: today, of: .everyone, today: today).map(\.status)
                }
            }
            func flagged() async throws -> Bool {
                let citizen = try #require(story.device.citizen)
                let facts = try await house.database.read {
                    try $0.flagFacts(
                        of: [citizen], from: today.adding(days: -30), to: today, callsSince: house.clock.now,
                        today: today)
                }
                return facts[citizen]?.sittings.contains { $0.session == story.session } == true
            }
            #expect(try await status() == .cancelled)
            #expect(try await !counted().contains(.missed))
            #expect(try await !flagged())
            try await house.services.results.note(
                ResultService.Draft(completion: .notDone), on: story.session, by: house.therapist)
            #expect(try await status() == .missed)
            #expect(try await counted().contains(.missed))
            #expect(try await flagged())
        }
    }

    @Test("A tombstone tells nobody what was erased")
    func tombstones() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            try await house.writing { _ = try await Self.send(story.training, of: story, to: house) }
            _ = try await house.services.erasure.erase(session: story.session, by: house.therapist)
            let rows = try await house.database.read { try $0.rows("SELECT hash FROM tombstones") }
            #expect(rows.count == 9)
            for row in rows { #expect(try (row["hash"] as [UInt8]).count == 32) }
        }
    }

    @Test("What is not there cannot be erased")
    func missing() async throws {
        try await House.with { house in
            await #expect(throws: ServiceError.self) {
                try await house.services.erasure.erase(session: .new(at: TestClock.start), by: house.therapist)
            }
            await #expect(throws: ServiceError.self) {
                try await house.services.erasure.forecast(of: .new(at: TestClock.start), for: house.therapist)
            }
            await #expect(throws: ServiceError.self) {
                try await house.services.erasure.erase(citizen: .new(at: TestClock.start), by: house.therapist)
            }
        }
    }
}
