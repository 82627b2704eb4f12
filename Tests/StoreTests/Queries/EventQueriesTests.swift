import Domain
import Testing

@testable import Store

@Suite("Queries about events")
struct EventQueriesTests {
    private static func event(_ story: Story, _ id: String, of session: ID<Session>?, hash: UInt8 = 1) -> StoredEvent {
        StoredEvent(
            device: story.device.id, id: id, session: session, type: "trin.tést", occurredAt: Story.start,
            clock: "offset", receivedAt: Story.start.adding(seconds: -3e9), bodyHash: [0, hash, 255],
            body: #"{"a":"æ👍\u0000"}"#)
    }

    @Test("Many events come back as they were, and each is new once", arguments: Engine.allCases)
    func many(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let (one, other) = (story.sessions[0].id, story.sessions[1].id)
            let first = [
                Self.event(story, "a", of: one), Self.event(story, "b", of: nil),
                Self.event(story, "a", of: one, hash: 2),
                Self.event(story, "c", of: other), Self.event(story, "d", of: one),
            ]
            try await database.write { connection in
                #expect(try connection.insert([]) == [])
                #expect(try connection.insert([first]) == [true, true, false, true, true])
                #expect(
                    try connection.insert([first, [], [Self.event(story, "e", of: nil)]]) == [
                        false, false, false, false, false, true,
                    ])
                let found = try connection.events(of: one)
                #expect(found.map(\.id) == ["a", "d"])
                for event in found {
                    let wanted = try #require(first.first { $0.id == event.id })
                    #expect(event.device == wanted.device && event.type == wanted.type && event.body == wanted.body)
                    #expect(event.occurredAt == wanted.occurredAt && event.receivedAt == wanted.receivedAt)
                    #expect(event.clock == wanted.clock && event.bodyHash == wanted.bodyHash)
                }
                #expect(try connection.eventCount() == 5)
                #expect(try connection.eventCounts(of: [one, other, story.sessions[2].id]) == [one: 2, other: 1])
                #expect(
                    try connection.citizens(of: [one, .new(at: Story.start)]) == [one: story.citizen.id])
            }
        }
    }

    @Test("More events than one statement takes are all stored", arguments: Engine.allCases)
    func thousands(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let events = (0..<5000).map { Self.event(story, "\($0 % 4990)", of: story.sessions[$0 % 3].id) }
            try await database.write { connection in
                let isNew = try connection.insert([events])
                #expect(isNew.prefix(4990).allSatisfy { $0 } && isNew.suffix(10).allSatisfy { !$0 })
                #expect(try connection.eventCount() == 4990)
            }
        }
    }

    @Test("An event of no tablet spoils the transaction", arguments: Engine.allCases)
    func unknownDevice(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            var event = Self.event(story, "a", of: nil)
            event.device = .new(at: Story.start)
            let broken = [Self.event(story, "b", of: nil), event]
            #expect(await code { try await database.write { try $0.insert([broken]) } } == .constraint)
            let count = try await database.read { try $0.eventCount() }
            #expect(count == 0)
        }
    }

    @Test("Lists for queries have few lengths and lose nothing", arguments: [0, 1, 2, 3, 5, 63, 64, 65, 200])
    func shortLists(_ count: Int) {
        let lists = Array(0..<count).shortLists
        #expect(Set(lists.joined()) == Set(0..<count))
        #expect(lists.allSatisfy { [1, 2, 4, 8, 16, 32, 64].contains($0.count) })
    }
}
