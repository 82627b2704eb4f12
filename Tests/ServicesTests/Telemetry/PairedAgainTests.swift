import Domain
import Ingest
import Services
import Store
import Testing

/// What a tablet still had to say when its pairing ended.
@Suite("A tablet that is paired again")
struct PairedAgainTests {
    private static func send(_ events: [String], by story: TabletStory, _ house: House) async throws -> Receipt {
        try await TelemetryServiceTests.send(events, of: story, to: house)
    }

    /// The story's tablet with a new code.
    private static func paired(_ story: TabletStory, with citizen: Citizen, _ house: House) async throws -> TabletStory
    {
        house.clock.advance(seconds: 60)
        let (device, _) = try await house.tablet(citizen)
        return TabletStory(device: device, session: story.session)
    }

    @Test("With the same citizen, nothing that waited is lost", arguments: Engine.allCases)
    func same(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            try await house.services.devices.unpair(story.device.id, by: house.therapist)
            let again = try await Self.paired(story, with: house.citizen, house)
            try await house.services.devices.unpair(again.device.id, by: house.therapist)
            let third = try await Self.paired(story, with: house.citizen, house)
            let strange = [
                story.event("feedback.given", #"{"pain":9}"#, of: .new(at: TestClock.start)),
                story.event("feedback.given", #"{"pain":11}"#),
            ]
            try await house.writing {
                let waiting = Array(story.training.prefix(7)) + [again.training[7]]
                let receipt = try await Self.send(waiting + strange, by: third, house)
                #expect(receipt.stored == 8 && receipt.rejected.map(\.code) == [.unknownSession, .badData])
                #expect(try await Self.send(waiting, by: third, house).duplicate == 8)
            }
            let result = try #require(try await house.result(of: story.session))
            #expect(result.completion == .done && result.pain == 2 && result.events == 8)
            let devices = try await house.database.read { Set(try $0.events(of: story.session).map(\.device)) }
            #expect(devices == [story.device.id, again.device.id])
        }
    }

    @Test("It speaks for no other citizen's, and for none that is still paired", arguments: Engine.allCases)
    func others(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let neighbour = try await house.neighbour(in: house.north)
            let theirs = try await Self.paired(story, with: neighbour, house)
            try await house.services.devices.unpair(theirs.device.id, by: house.therapist)
            let second = try await Self.paired(story, with: house.citizen, house)
            try await house.writing {
                let receipt = try await Self.send(theirs.training + story.training, by: second, house)
                #expect(
                    receipt.stored == 0 && receipt.rejected.map(\.code) == Array(repeating: .wrongSource, count: 16))
            }
            #expect(try await house.result(of: story.session) == nil)
        }
    }

    @Test("What was erased of an ended pairing stays erased", arguments: Engine.allCases)
    func erased(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            try await house.services.devices.unpair(story.device.id, by: house.therapist)
            _ = try await house.services.erasure.erase(citizen: house.citizen.id, by: house.therapist)
            let again = try await Self.paired(story, with: house.citizen, house)
            let call = story.ownEvent("help.requested", "{}")
            try await house.writing {
                let receipt = try await Self.send([call], by: again, house)
                #expect(receipt.stored == 0 && receipt.duplicate == 1)
            }
            #expect(try await house.eventCounts() == [0, 0])
        }
    }

    @Test("What was set aside meanwhile is taken when it is tried again", arguments: Engine.allCases)
    func replay(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let neighbour = try await house.neighbour(in: house.north)
            let theirs = try await Self.paired(story, with: neighbour, house)
            try await house.services.devices.unpair(theirs.device.id, by: house.therapist)
            let again = try await Self.paired(story, with: house.citizen, house)
            let letters = house.services.deadLetters
            let training = story.training
            try await house.writing {
                let receipt = try await Self.send(training + [theirs.training[0]], by: again, house)
                #expect(receipt.rejected.count == 9)
                var replay = try await letters.replay(code: "wrongSource", by: house.therapist)
                #expect(replay.taken == 0 && replay.kept == 9)
                // Somebody sees that it is two pairings of one tablet.
                try await house.services.devices.unpair(story.device.id, by: house.therapist)
                replay = try await letters.replay(code: "wrongSource", by: house.therapist)
                #expect(replay.taken == 8 && replay.kept == 1)
                #expect(try await Self.send(training, by: again, house).duplicate == 8)
            }
            let result = try #require(try await house.result(of: story.session))
            #expect(result.completion == .done && result.events == 8)
            #expect(try await letters.counts(.open, for: house.therapist).map(\.events) == [1])
        }
    }
}
