import Domain
import Foundation
import Media
import Services
import Store
import Testing

@Suite("SessionClips")
struct SessionClipsTests {
    /// The cards in a few words, and how many there are of each.
    static func cards(_ house: House) async throws -> [String: Int] {
        let cards = try await house.database.read { try $0.restCards().map(\.card) }
        return Dictionary(
            cards.map { ("\($0.name) \($0.side.map(\.rawValue) ?? "-") \($0.seconds) \($0.language.rawValue)", 1) },
            uniquingKeysWith: +)
    }

    /// A house with a plan whose exercise has a video of ten seconds.
    static func with(
        _ engine: Engine = .sqlite, _ body: (House, Exercise, _ sessions: [Session]) async throws -> Void
    ) async throws {
        try await House.with(engine) { house in
            let (_, sessions) = try await house.prescribed(weeks: 1)
            let exercise = try #require(try await house.services.library.entries().first).exercise
            try await house.ready(exercise.id, seconds: 10)
            try await body(house, try await house.services.library.entry(exercise.id).exercise, sessions)
        }
    }

    @Test("Countdowns are ordered once, also by several at once", arguments: Engine.allCases)
    func countdowns(engine: Engine) async throws {
        try await House.with(engine) { house in
            let clips = house.services.clips
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { try await clips.order() } }
                try await group.waitForAll()
            }
            let rests = try await house.database.read { try $0.restVideos() }
            #expect(rests.map(\.seconds) == [30])
            #expect(try await house.database.read { try $0.unfinishedJobs() } == rests.count)

            let failed = try #require(rests.first)
            try await house.database.write { try $0.failVideo(failed.id, because: "No room.") }
            try await clips.order()
            #expect(try await house.services.library.video(failed.id).video.state == .failed)
            try await clips.order(retrying: true)
            #expect(try await house.services.library.video(failed.id).video.state == .processing)
            // 45 s are cut from the clip of 60.
            _ = try await house.programme(of: try await house.exercise(), rest: 45)
            #expect(try await house.database.read { try $0.restVideos() }.map(\.seconds).sorted() == [30, 60])
        }
    }

    @Test("Cards are ordered for what coming sessions show, and anew when it is called otherwise")
    func cards() async throws {
        try await Self.with { house, exercise, _ in
            let clips = house.services.clips
            try await clips.order()
            // 2 × 10 repetitions with rests of 20 s, then the same once more.
            #expect(try await Self.cards(house) == ["Rejse sig - 30 da": 1])
            try await clips.order()
            #expect(try await Self.cards(house) == ["Rejse sig - 30 da": 1])
            try await house.services.library.update(
                exercise.id, name: LocalizedText([.danish: "Rejse"]), instruction: exercise.instruction,
                repetitionsInVideo: 5)
            try await clips.order()
            #expect(try await Self.cards(house) == ["Rejse sig - 30 da": 1, "Rejse - 30 da": 1])
        }
    }

    @Test("A programme that nobody is going to train needs no cards")
    func unused() async throws {
        try await House.with { house in
            let exercise = try await house.exercise()
            try await house.ready(exercise.id, seconds: 10)
            _ = try await house.programme(of: exercise)
            try await house.services.clips.order()
            #expect(try await Self.cards(house).isEmpty)
        }
    }

    @Test("The plain countdown is played until the card is ready, and an old card until the new one is")
    func fallback() async throws {
        try await Self.with { house, exercise, sessions in
            let clips = house.services.clips
            func rest() async throws -> String? {
                let text = try await house.services.playback.playlist(
                    "360p.m3u8", of: sessions[0].id, for: .staff(house.therapist))
                return text.split(separator: "#EXT-X-DISCONTINUITY\n").dropFirst(2).first
                    .flatMap { $0.split(separator: "\n").first { $0.hasPrefix("/media/") } }.map(String.init)
            }
            let plain = try await house.ready(nil, rest: 30, seconds: 30)
            #expect(try await rest() == "/media/\(plain)/360p.mp4")
            try await clips.order()
            #expect(try await rest() == "/media/\(plain)/360p.mp4")
            let first = try #require(try await house.database.read { try $0.restCards() }.first).card
            try await house.publish(first.video, seconds: 30)
            #expect(try await rest() == "/media/\(first.video)/360p.mp4")

            house.clock.advance(seconds: 60)
            try await house.services.library.update(
                exercise.id, name: LocalizedText([.danish: "Rejse"]), instruction: exercise.instruction,
                repetitionsInVideo: 5)
            try await clips.order()
            #expect(try await rest() == "/media/\(first.video)/360p.mp4")
            let cards = try await house.database.read { try $0.restCards() }
            let second = try #require(cards.map(\.card).first { $0.key != first.key })
            try await house.publish(second.video, seconds: 30)
            #expect(try await rest() == "/media/\(second.video)/360p.mp4")

            // A day later nothing can be playing the old one any more.
            try await clips.sweep(house.services.library.folder)
            #expect(try await house.database.read { try $0.restCards() }.count == 2)
            house.clock.advance(seconds: 86_400 + 1)
            try await clips.sweep(house.services.library.folder)
            #expect(try await house.database.read { try $0.restCards() }.map(\.card.key) == [second.key])
            #expect(try await rest() == "/media/\(second.video)/360p.mp4")
        }
    }

    @Test("An exercise with sides is trained on both, the other one mirrored once that is ready")
    func sides() async throws {
        try await Self.with { house, exercise, sessions in
            try await house.database.write { connection in
                var sided = exercise
                sided.filmedSide = .right
                try connection.update(sided)
            }
            try await house.ready(nil, rest: 30, seconds: 30)
            let video = try #require(exercise.video)
            try await house.database.write { connection in
                let upload = Upload(
                    id: .new(at: house.clock.now), staff: house.therapist.id, fileName: "a.mp4", exercise: exercise.id,
                    length: 10, createdAt: house.clock.now, expiresAt: house.clock.now)
                try connection.insert(upload)
                try connection.finishUpload(upload.id, as: video)
            }
            func entries() async throws -> [(side: String?, uri: String?)] {
                let playback = house.services.playback
                let json = try PlaybackServiceTests.object(
                    try await playback.timeline(of: sessions[0].id, for: .staff(house.therapist)))
                let text = try await playback.playlist(
                    "360p.m3u8", of: sessions[0].id, for: .staff(house.therapist))
                let uris = text.split(separator: "#EXT-X-DISCONTINUITY\n").map { part in
                    part.split(separator: "\n").first { $0.hasPrefix("/media/") }.map(String.init)
                }
                let entries = try #require(json["entries"] as? [[String: Any]])
                #expect(entries.count == uris.count)
                return zip(entries, uris).map { ($0["side"] as? String, $1) }.filter { $0.side != nil }
            }
            #expect(Set(try await entries().map(\.uri)) == ["/media/\(video)/360p.mp4"])

            try await house.services.clips.order()
            try await house.services.clips.order()
            let jobs = try await house.database.read { try $0.unfinishedJobs() }
            // The countdown, a card for each side and the mirrored version.
            #expect(jobs == 1 + 2 + 1)
            #expect(
                try await Self.cards(house) == ["Rejse sig left 30 da": 1, "Rejse sig right 30 da": 1])
            #expect(try await house.services.library.entry(exercise.id).newest?.id == video)
            let mirror = try #require(
                try await house.database.read { connection in
                    try connection.videoIDs().first { try connection.original(of: $0) == video }
                })
            let request = try #require(try await house.database.read { try $0.videoRequest(mirror) })
            #expect(try JSONDecoder().decode(TranscodeRequest.self, from: Data(request.utf8)).isMirrored)
            try await house.publish(mirror, seconds: 10)
            let played = try await entries()
            #expect(played.prefix(4).map(\.side) == ["right", "right", "left", "left"])
            #expect(
                played.prefix(4).map(\.uri)
                    == [video, video, mirror, mirror].map { "/media/\($0)/360p.mp4" })
        }
    }

    @Test("A programme's first and last clips are played once, and nobody waits for them")
    func interludes() async throws {
        try await Self.with { house, _, sessions in
            try await house.ready(nil, rest: 30, seconds: 30)
            let hello = try await house.exercise("Velkommen")
            var programme = try #require(try await house.services.programmes.all().first)
            (programme.intro, programme.closing) = (hello.id, hello.id)
            try await house.services.programmes.update(programme)
            func kinds() async throws -> [String] {
                let json = try PlaybackServiceTests.object(
                    try await house.services.playback.timeline(of: sessions[0].id, for: .staff(house.therapist)))
                return try #require(json["entries"] as? [[String: Any]]).compactMap { $0["kind"] as? String }
            }
            let without = try await kinds()
            #expect(!without.contains("intro"))
            try await house.ready(hello.id, seconds: 6)
            #expect(try await kinds() == ["intro"] + without + ["closing"])
        }
    }
}
