import Domain
import Ingest
import Services
import Store
import Testing

/// How changes of results are told, however their events came.
@Suite("Versions of results")
struct ResultVersionTests {
    /// Runs `body` while the house takes events.
    private static func with(_ engine: Engine, _ body: (House) async throws -> Void) async throws {
        try await House.with(engine) { house in try await house.writing { try await body(house) } }
    }

    private func versions(_ story: TabletStory, _ house: House) async throws -> [ResultVersion] {
        try await house.services.results.dossier(of: story.session, for: house.therapist).versions
    }

    /// Sends pieces five minutes apart, each twice.
    private func send(_ pieces: [[String]], of story: TabletStory, _ house: House) async throws {
        for piece in pieces {
            for _ in 0..<2 { _ = try await house.services.writer.store(try story.batch(piece, at: house.clock.now)) }
            house.clock.advance(seconds: 300)
        }
    }

    private func pieces(_ events: [String], _ count: Int) -> [[String]] {
        let events = events.shuffled()
        return (0..<count).map { piece in
            events.enumerated().filter { $0.offset % count == piece }.map(\.element)
        }
    }

    @Test(
        "A first result that comes when its day is over tells when and why, in however many pieces it comes",
        arguments: Engine.allCases, [1, 2, 4, 8])
    func first(engine: Engine, count: Int) async throws {
        try await Self.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            house.clock.advance(days: 5)
            let came = house.clock.now
            try await send(pieces(story.training, count), of: story, house)
            let version = try #require(try await versions(story, house).first)
            #expect(try await versions(story, house) == [version])
            #expect(version.version == 2 && version.at == came && version.before == nil)
            #expect(try await house.result(of: story.session) == version.after && version.after.completion == .done)
            #expect(version.causes.count == 8 && version.causes.first?.type == "trin.session.opened")
            #expect(version.causes.last?.type == "trin.feedback.given")
            #expect(version.delay >= 5 * 86_400 && version.delay < 5 * 86_400 + 3600)
        }
    }

    @Test("What comes on the session's day is no change, also hours late", arguments: [0, 7200, 108_000] as [Double])
    func inTime(seconds: Double) async throws {
        try await Self.with(.sqlite) { house in
            // The first session is on the next day.
            let (story, _) = try await house.tabletStory()
            house.clock.advance(seconds: seconds)
            try await send(pieces(story.training, 2), of: story, house)
            #expect(try await versions(story, house).isEmpty)
            #expect(try await house.result(of: story.session)?.events == 8)
        }
    }

    @Test(
        "Late events are one change of a settled result, in however many pieces they come",
        arguments: Engine.allCases, [1, 2, 5])
    func change(engine: Engine, count: Int) async throws {
        try await Self.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let training = story.training
            house.clock.advance(seconds: 100)
            try await send([Array(training.prefix(4))], of: story, house)
            let before = try #require(try await house.result(of: story.session))
            house.clock.advance(days: 4)
            try await send(pieces(Array(training.dropFirst(4)), count), of: story, house)
            let version = try #require(try await versions(story, house).first)
            #expect(try await versions(story, house) == [version])
            #expect(try await house.result(of: story.session) == version.after && version.after.pain == 2)
            #expect(try #require(version.before).tellsMore(than: before) == false)
            // Each of these alone changes what is told.
            let types = Set(version.causes.map(\.type))
            #expect(types.isSuperset(of: ["trin.set.completed", "trin.session.completed", "trin.feedback.given"]))
            #expect(version.causes.count <= 4)

            // And what comes another day is another change.
            house.clock.advance(days: 1)
            try await send([[story.event("feedback.given", #"{"pain":7}"#, after: 90)]], of: story, house)
            let all = try await versions(story, house)
            #expect(all.map(\.version) == [2, 3] && all[0] == version)
            #expect(all[1].before == version.after && all[1].after.pain == 7)
        }
    }

    @Test("News that tell nothing don't make a settled result fresh again")
    func silentNews() async throws {
        try await Self.with(.sqlite) { house in
            let (story, _) = try await house.tabletStory()
            house.clock.advance(seconds: 100)
            try await send([Array(story.training.prefix(4))], of: story, house)
            house.clock.advance(days: 1)
            let pieces = [
                [story.event("session.paused", #"{"position":1}"#, after: 70)],
                [story.event("feedback.given", #"{"pain":7}"#, after: 90)],
            ]
            try await send(pieces, of: story, house)
            let all = try await versions(story, house)
            #expect(all.map(\.after.pain) == [7] && all[0].causes.map(\.type) == ["trin.feedback.given"])
        }
    }

    @Test("An event that was set aside and taken later tells what it changed, and how late", arguments: Engine.allCases)
    func replayed(engine: Engine) async throws {
        try await Self.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let training = story.training
            house.clock.advance(seconds: 100)
            try await send([Array(training.prefix(7))], of: story, house)
            let (second, _) = try await house.tablet()
            let receipt = try await TelemetryServiceTests.send(
                [training[7]], of: TabletStory(device: second, session: story.session), to: house)
            #expect(receipt.rejected.map(\.code) == [.wrongSource])
            house.clock.advance(days: 5)
            try await house.services.devices.unpair(story.device.id, by: house.therapist)
            #expect(
                try await house.services.deadLetters.replay(code: "wrongSource", by: house.therapist).taken == 1)
            let version = try #require(try await versions(story, house).first)
            #expect(version.before?.pain == nil && version.after.pain == 2)
            #expect(version.causes.map(\.type) == ["trin.feedback.given"])
            #expect(version.delay > 4.9 * 86_400 && version.delay < 5.1 * 86_400)
        }
    }
}
