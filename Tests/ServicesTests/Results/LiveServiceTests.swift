import Domain
import Services
import Testing

@Suite("LiveService")
struct LiveServiceTests {
    @Test("Who trains is seen by their own unit, until it is quiet")
    func now() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let live = house.services.live
            try await house.writing {
                _ = try await house.services.writer.store(try story.batch(Array(story.training.prefix(4))))
            }
            #expect(try await live.now(for: house.therapist).map(\.session.id) == [story.session])
            #expect(try await live.now(for: house.stranger).isEmpty)
            house.clock.advance(seconds: LiveService.quietAfter + 60)
            #expect(try await live.now(for: house.therapist).isEmpty)
        }
    }

    @Test("Who only asks for help or answers does not train")
    func help() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            try await house.writing {
                let events = [
                    story.event("help.requested", "{}", after: 10),
                    story.event("feedback.given", #"{"pain":2}"#, after: 20),
                ]
                _ = try await house.services.writer.store(try story.batch(events))
            }
            #expect(try await house.result(of: story.session)?.events == 2)
            #expect(try await house.services.live.now(for: house.therapist).isEmpty)
        }
    }

    @Test("What a tablet tells days later is not now")
    func late() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            house.clock.advance(days: 2)
            try await house.writing {
                let batch = try story.batch(Array(story.training.prefix(4)), at: house.clock.now)
                _ = try await house.services.writer.store(batch)
            }
            #expect(try await house.services.live.now(for: house.therapist).isEmpty)
        }
    }

    @Test("A training that is done stays to be seen for a moment")
    func done() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            try await house.writing { _ = try await house.services.writer.store(try story.batch(story.training)) }
            house.clock.advance(seconds: 90)
            #expect(try await house.services.live.now(for: house.therapist).count == 1)
            house.clock.advance(seconds: LiveService.doneFor)
            #expect(try await house.services.live.now(for: house.therapist).isEmpty)
        }
    }
}
