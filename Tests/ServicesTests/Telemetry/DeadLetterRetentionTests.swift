import Domain
import Ingest
import Services
import Store
import Testing

@Suite("How long events that were set aside are kept")
struct DeadLetterRetentionTests {
    @Test("They go when nobody has touched them for ninety days", arguments: Engine.allCases)
    func sweep(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let bad = story.event("feedback.given", #"{"pain":11}"#)
            let service = house.services.deadLetters
            func count() async throws -> Int { try await house.database.read { try $0.rejectedEventCount() } }
            try await house.writing {
                _ = try await TelemetryServiceTests.send([bad, "17", "18"], of: story, to: house)
            }
            let letters = try await service.letters(.open, code: "notAnObject", for: house.therapist)
            #expect(letters.count == 2)
            house.clock.advance(seconds: 50 * 86_400)
            try await service.dismiss(letters[0].id, by: house.therapist)
            #expect(try await service.replay(letters[1].id, by: house.therapist).kept == 1)
            house.clock.advance(seconds: 39 * 86_400)
            try await house.services.sweep()
            #expect(try await count() == 3)
            house.clock.advance(seconds: 2 * 86_400)
            try await house.services.sweep()
            #expect(try await count() == 2)
            house.clock.advance(seconds: 50 * 86_400)
            try await house.services.sweep()
            #expect(try await count() == 0)
        }
    }
}
