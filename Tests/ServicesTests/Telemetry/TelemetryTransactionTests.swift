import Domain
import Ingest
import Services
import Testing

@Suite("TelemetryTransaction")
struct TelemetryTransactionTests {
    @Test("An event that comes twice in one batch is stored once", arguments: Engine.allCases)
    func twiceInOneBatch(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let event = story.event("session.started", #"{"position":0}"#)
            let batch = try story.batch([event, event, event])
            try await house.writing {
                let receipt = try await house.services.writer.store(batch)
                #expect(receipt.stored == 1 && receipt.duplicate == 2)
            }
            #expect(try await house.eventCounts() == [1, 0])
        }
    }

    @Test("Of two events with one id the first stays", arguments: [true, false])
    func reusedID(inOneBatch: Bool) async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            var generator = SystemRandomNumberGenerator()
            let id = UUID7(at: TestClock.start, using: &generator)
            let first = story.event("feedback.given", #"{"pain":2}"#, id: id)
            let second = story.event("feedback.given", #"{"pain":9}"#, id: id)
            let batches =
                try inOneBatch ? [story.batch([first, second])] : [story.batch([first]), story.batch([second])]
            try await house.writing {
                var rejected: [String] = []
                for batch in batches {
                    let receipt = try await house.services.writer.store(batch)
                    rejected += receipt.rejected.map { "\($0.code) \($0.id ?? "")" }
                }
                #expect(rejected == ["idReused \(id)"])
            }
            #expect(try await house.result(of: story.session)?.pain == 2)
            #expect(try await house.eventCounts() == [1, 1])
        }
    }

    @Test("An event of a session that is not the citizen's is set aside")
    func foreignSession() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let (other, _) = try await house.tablet(try await house.neighbour(in: house.north))
            let theirs = TabletStory(device: other, session: story.session)
            let batch = try theirs.batch([
                theirs.event("session.started", #"{"position":0}"#),
                theirs.event("session.started", #"{"position":0}"#, of: .new(at: TestClock.start)),
                theirs.event("something.new", #"{"of":"another version"}"#, of: story.session),
            ])
            try await house.writing {
                let receipt = try await house.services.writer.store(batch)
                #expect(receipt.stored == 0)
                #expect(receipt.rejected.map(\.code) == [.unknownSession, .unknownSession, .unknownSession])
            }
            #expect(try await house.result(of: story.session) == nil)
            #expect(try await house.eventCounts() == [0, 3])
        }
    }

    @Test("An event of a type that is not known yet is kept")
    func unknownType() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            let batch = try story.batch([story.event("something.new", #"{"a":1}"#)])
            try await house.writing {
                let receipt = try await house.services.writer.store(batch)
                #expect(receipt.stored == 1)
            }
            #expect(try await house.result(of: story.session) == nil)
        }
    }

    private static let numbered: [([Int], [SequenceRanges.Gap])] = [
        ([], []), ([1, 2], []), ([5], [.init(first: 3, last: 4)]), ([4, 5], [.init(first: 3, last: 3)]), ([3], []),
        ([9], [.init(first: 6, last: 8)]),
    ]

    @Test("Numbers that have not come are gaps in the receipt, until they come", arguments: Engine.allCases)
    func gaps(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let bad = #"{"sequence":"6"}"#
            try await house.writing {
                for (numbers, gaps) in Self.numbered {
                    let events = numbers.map { number in
                        "{\"sequence\":\"\(number)\"," + story.event("session.paused", #"{"position":0}"#).dropFirst()
                    }
                    let plain = story.event("session.started", #"{"position":0}"#)
                    let receipt = try await house.services.writer.store(try story.batch(events + [plain]))
                    #expect(receipt.gaps == gaps && receipt.stored == events.count + 1)
                }
                // What is set aside has come, too.
                let receipt = try await house.services.writer.store(try story.batch([bad]))
                #expect(receipt.gaps == [.init(first: 7, last: 8)] && receipt.rejected.count == 1)
            }
        }
    }

    @Test("Types and fields that are not known are kept and counted once an event", arguments: Engine.allCases)
    func unfamiliar(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let events = [
                story.event("session.paused", #"{"position":0,"mood":"good"}"#),
                story.event("session.resumed", #"{"position":1,"mood":"good"}"#), story.event("later", "{}"),
                story.event("later", "{}", of: .new(at: TestClock.start)),
            ]
            try await house.writing {
                for round in 0..<2 {
                    let receipt = try await house.services.writer.store(try story.batch(events))
                    #expect(receipt.stored == (round == 0 ? 4 : 0) && receipt.rejected.isEmpty)
                }
            }
            let counts = try await house.services.deadLetters.unfamiliar()
            #expect(
                counts.map { "\($0.type) \($0.field) \($0.events)" }.sorted() == [
                    "trin.later  2", "trin.session.paused data.mood 1", "trin.session.resumed data.mood 1",
                ])
            #expect(try await house.result(of: story.session)?.events == 2)
        }
    }
}
