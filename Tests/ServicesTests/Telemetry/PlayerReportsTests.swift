import Domain
import Services
import Store
import Testing

@Suite("PlayerReports")
struct PlayerReportsTests {
    @Test("What players say is added to the session, and what is no use is counted", arguments: Engine.allCases)
    func adds(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, sessions) = try await house.tabletStory()
            let players = house.services.players
            func note(query: String? = nil, headers: String? = nil, session: ID<Session>? = nil) {
                players.note(query: query, headers: headers, session: session, device: story.device.id)
            }
            note(query: "br%3D1000%2Cbl%3D4000%2Csu%2Csid%3D%22\(story.session)%22", headers: "br=9")
            note(headers: "bs,br=3000,mtp=5000,bl=100", session: story.session)
            try await players.flush()
            house.clock.advance(seconds: 5)
            note(headers: "bl=900", session: story.session)
            note(headers: "bl=oops", session: story.session)
            note(query: "%GG", session: story.session)
            note(headers: "bl=900", session: .new(at: TestClock.start))
            note(headers: "bl=900,sid=\"anna\"")
            try await players.flush()
            try await players.flush()
            let playback = try #require(try await house.database.read { try $0.playback(of: story.session) })
            #expect(playback.requests == 3 && playback.starvations == 1 && playback.startups == 1)
            #expect(playback.bitRate.value == 2000 && playback.throughput.value == 5000)
            #expect(playback.leastBuffer == 100)
            #expect(playback.firstAt == TestClock.start && playback.lastAt == house.clock.now)
            #expect(try await house.database.read { try $0.playback(of: sessions[1].id) } == nil)
            let counts = try await house.services.deadLetters.unfamiliar().map { "\($0.type) \($0.field) \($0.events)" }
            #expect(counts == ["CMCD unreadable 2", "CMCD foreign 1"])
        }
    }

    @Test("More than there is room for is only counted")
    func bounded() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            for _ in 0..<5000 {
                house.services.players.note(
                    query: nil, headers: "bl=1", session: story.session, device: story.device.id)
            }
            try await house.services.players.flush()
            let playback = try await house.database.read { try $0.playback(of: story.session) }
            #expect(playback?.requests == 4096)
            let counts = try await house.services.deadLetters.unfamiliar()
            #expect(counts.map(\.field) == ["dropped"] && counts.map(\.events) == [904])
        }
    }
}
