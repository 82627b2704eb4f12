import Domain
import Ingest
import Services
import Testing

@Suite("TelemetryService")
struct TelemetryServiceTests {
    static let batchType = "application/cloudevents-batch+json"

    static func send(_ events: [String], of story: TabletStory, to house: House) async throws -> Receipt {
        try await house.services.telemetry.receive(
            TabletStory.body(events), contentType: batchType,
            clocks: TelemetryService.Clocks(sentAt: nil, bootID: nil, monotonic: nil), from: story.device)
    }

    @Test("A training becomes a result, however often it is sent", arguments: Engine.allCases)
    func training(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            house.clock.advance(seconds: 100)
            try await house.writing {
                let training = story.training
                let first = try await Self.send(training, of: story, to: house)
                #expect(first.stored == 8 && first.duplicate == 0 && first.rejected.isEmpty)
                #expect(first.serverTime == house.clock.now)
                let again = try await Self.send(training, of: story, to: house)
                #expect(again.stored == 0 && again.duplicate == 8)
            }
            let result = try #require(try await house.result(of: story.session))
            #expect(result.completion == .done && result.setsCompleted == 2 && result.exercisesCompleted == 1)
            #expect(result.pain == 2 && result.effort == 5 && result.events == 8)
            #expect(result.startedAt == TestClock.start.adding(seconds: 5))
            #expect(result.endedAt == TestClock.start.adding(seconds: 62))
        }
    }

    @Test("The result is the same in whatever order and pieces the events come", arguments: 0..<6)
    func anyOrder(round: Int) async throws {
        try await House.with { house in
            let (story, sessions) = try await house.tabletStory()
            house.clock.advance(seconds: 100)
            let training = story.training
            try await house.writing {
                var left = training.shuffled()
                while !left.isEmpty {
                    let piece = Array(left.prefix(Int.random(in: 1...3)))
                    left.removeFirst(piece.count)
                    _ = try await Self.send(piece + piece.suffix(1), of: story, to: house)
                }
            }
            let result = try #require(try await house.result(of: story.session))
            #expect(result.completion == .done && result.setsCompleted == 2 && result.events == 8)
            #expect(result.startedAt == TestClock.start.adding(seconds: 5) && result.pain == 2)
            #expect(try await house.result(of: sessions[1].id) == nil)
        }
    }

    @Test("What a tablet reported before it went to another citizen stays with the first", arguments: Engine.allCases)
    func handedOn(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let other = try await house.neighbour(in: house.south)
            house.clock.advance(seconds: 100)
            let next = try await house.services.devices.reassign(story.device.id, to: other.id, by: house.therapist)
            let stranger = TabletStory(
                device: Device(id: .new(at: TestClock.start), name: "Another", citizen: nil, pairedAt: TestClock.start),
                session: story.session)
            let own = TabletStory(device: next, session: story.session)
            let training = story.training
            try await house.writing {
                let events = [own.event("session.paused", #"{"position":1}"#)] + training + stranger.training
                let receipt = try await Self.send(events, of: own, to: house)
                #expect(receipt.stored == 8 && receipt.rejected.map(\.index) == [0] + Array(9..<17))
                #expect(receipt.rejected.map(\.code) == [.unknownSession] + Array(repeating: .wrongSource, count: 8))
                let again = try await Self.send(training, of: own, to: house)
                #expect(again.duplicate == 8 && again.rejected.isEmpty)
            }
            let result = try #require(try await house.result(of: story.session))
            #expect(result.completion == .done && result.pain == 2 && result.events == 8)
        }
    }

    @Test("A bad event is set aside once, and its neighbours are stored", arguments: Engine.allCases)
    func badEvent(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let events = [
                story.event("session.opened", #"{"position":0}"#), story.event("feedback.given", #"{"pain":11}"#),
                "17", story.event("session.started", #"{"position":0}"#),
                // PostgreSQL's text has no NUL.
                story.event(#"a\u0000b"#, "{}"), story.event("feedback.given", #"{"comment":"a\u0000b"}"#),
                #"{"specversion":"1.0","id":"\u0000"}"#, "\u{0}",
            ]
            try await house.writing {
                for _ in 0..<2 {
                    let receipt = try await Self.send(events, of: story, to: house)
                    #expect(receipt.stored + receipt.duplicate == 2)
                    #expect(receipt.rejected.map(\.index) == [1, 2, 4, 5, 6, 7])
                    #expect(
                        receipt.rejected.map(\.code) == [.badData, .notAnObject, .badType, .badData, .badID, .badJSON])
                }
            }
            #expect(try await house.eventCounts() == [2, 6])
        }
    }

    @Test("A request that is no batch of events is refused as a whole")
    func refused() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            func failure(_ body: String, _ type: String?) async -> IngestError.Code? {
                let error = await #expect(throws: IngestError.self) {
                    try await house.services.telemetry.receive(
                        Array(body.utf8), contentType: type,
                        clocks: TelemetryService.Clocks(sentAt: nil, bootID: nil, monotonic: nil), from: story.device)
                }
                return error?.code
            }
            #expect(await failure("[]", "application/json") == .contentType)
            #expect(await failure("[{", Self.batchType) == .malformedBody)
        }
    }
}
