import Domain
import Foundation
import Media
import Services
import Store
import Testing

@Suite("PlaybackService")
struct PlaybackServiceTests {
    static let captions = "WEBVTT\n\n00:00.500 --> 00:02.000\nRejs dig\n"

    /// A house whose citizen has a week's plan of a programme that can be
    /// played: a video of 10 seconds, rests of 20.
    static func with(_ body: (House, _ sessions: [Session], _ video: ID<Video>) async throws -> Void) async throws {
        try await House.with { house in
            let (_, sessions) = try await house.prescribed(weeks: 1)
            let exercise = try #require(try await house.services.library.entries().first).exercise
            let video = try await house.ready(exercise.id, seconds: 10)
            try await house.ready(nil, rest: 20, seconds: 20)
            try await body(house, sessions, video)
        }
    }

    static func object(_ value: some Encodable) throws -> [String: Any] {
        let data = try JSONEncoder().encode(value)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("The timeline counts exercises, sets and rests, and names the stream")
    func timeline() async throws {
        try await Self.with { house, sessions, _ in
            let document = try await house.services.playback.timeline(
                of: sessions[0].id, for: .staff(house.therapist))
            let json = try Self.object(document)
            #expect(json["stream"] as? String == "/media/sessions/\(sessions[0].id)/main.m3u8")
            let entries = try #require(json["entries"] as? [[String: Any]])
            // Ten repetitions of a clip that shows five are two rounds.
            #expect(
                entries.compactMap { $0["kind"] as? String } == [
                    "exercise", "exercise", "rest", "exercise", "exercise", "rest", "exercise", "exercise", "exercise",
                ])
            #expect(entries.first?["name"] as? String == "Rejse sig")
            #expect(entries.first?["count"] as? Int == 2)
            #expect(abs(document.duration - 110) < 0.1)
        }
    }

    @Test("The stream has its playlists and no others")
    func playlists() async throws {
        try await Self.with { house, sessions, video in
            let playback = house.services.playback
            func playlist(_ name: String) async throws -> String {
                try await playback.playlist(name, of: sessions[0].id, for: .staff(house.therapist))
            }
            let main = try await playlist("main.m3u8")
            #expect(main.hasPrefix("#EXTM3U") && main.contains("360p.m3u8") && main.contains("720p.m3u8"))
            let low = try await playlist("360p.m3u8")
            #expect(low.contains("/media/\(video)/360p.mp4"))
            #expect(low.components(separatedBy: "#EXT-X-DISCONTINUITY\n").count == 9)
            #expect(try await playlist("audio-da.m3u8").contains("/media/\(video)/audio.mp4"))
            for name in ["1080p.m3u8", "", "../main.m3u8"] {
                #expect(try await code { try await playlist(name) } == .notFound)
            }
        }
    }

    @Test("Captions are those of every round, in the languages that there are")
    func captions() async throws {
        try await Self.with { house, sessions, video in
            let playback = house.services.playback
            let viewer = PlaybackService.Viewer.staff(house.therapist)
            #expect(try await playback.timeline(of: sessions[0].id, for: viewer).captions.isEmpty)
            for language in [Language.english, .danish] {
                try await house.services.library.setCaptions(Array(Self.captions.utf8), language: language, of: video)
            }
            let offered = try await playback.timeline(of: sessions[0].id, for: viewer).captions
            #expect(offered.map(\.language) == [.danish, .english])
            let text = try await playback.captions(named: "da.vtt", of: sessions[0].id, for: viewer)
            #expect(text.components(separatedBy: "Rejs dig").count == 8)
            #expect(text.contains("00:00:10.500 --> 00:00:12.000"))
            #expect(
                try await code { try await playback.captions(named: "sv.vtt", of: sessions[0].id, for: viewer) }
                    == .notFound)
        }
    }

    @Test("A session is for its citizen's own tablet and for staff of the unit")
    func viewers() async throws {
        try await Self.with { house, sessions, _ in
            let (own, _) = try await house.tablet()
            let (other, _) = try await house.tablet(try await house.neighbour(in: house.north))
            var nobodys = own
            nobodys.citizen = nil
            let cases: [(PlaybackService.Viewer, ServiceError.Code?)] = [
                (.device(own), nil), (.staff(house.therapist), nil), (.device(other), .notFound),
                (.device(nobodys), .notFound), (.staff(house.stranger), .notFound),
            ]
            for (viewer, expected) in cases {
                let playback = house.services.playback
                let id = sessions[0].id
                #expect(try await code { try await playback.timeline(of: id, for: viewer) } == expected)
                #expect(try await code { try await playback.playlist("main.m3u8", of: id, for: viewer) } == expected)
                #expect(
                    try await code { try await playback.captions(named: "da.vtt", of: id, for: viewer) }
                        == .notFound)
            }
        }
    }

    @Test("What is not ready yet is a conflict that asks to come back")
    func notReady() async throws {
        try await House.with { house in
            let (_, sessions) = try await house.prescribed(weeks: 1)
            let error = await #expect(throws: ServiceError.self) {
                try await house.services.playback.timeline(of: sessions[0].id, for: .staff(house.therapist))
            }
            #expect(error?.code == .conflict && error?.retryAfter == 30)
            #expect(error?.message.contains("Rejse sig") == true)
            let programmes = try await house.services.programmes.all()
            #expect(try await house.services.playback.durations(of: programmes).isEmpty)

            let exercise = try #require(try await house.services.library.entries().first).exercise
            try await house.ready(exercise.id, seconds: 10)
            try await house.ready(nil, rest: 20, seconds: 20)
            let durations = try await house.services.playback.durations(of: programmes)
            #expect(abs((durations[programmes[0].id] ?? 0) - 110) < 0.1)
        }
    }

    @Test("A tablet is told of today's sessions and of the next day that has one")
    func today() async throws {
        try await Self.with { house, sessions, video in
            let (device, _) = try await house.tablet()
            func today() async throws -> [String: Any] {
                try Self.object(try await house.services.playback.today(for: device))
            }
            // Thursday: the first session is tomorrow.
            var json = try await today()
            #expect((json["sessions"] as? [Any])?.isEmpty == true)
            #expect((json["citizen"] as? [String: Any])?["givenName"] as? String == "Åse")
            #expect((json["next"] as? [String: Any])?["date"] as? String == sessions[0].date.description)

            house.clock.advance(days: 1)
            json = try await today()
            let session = try #require((json["sessions"] as? [[String: Any]])?.first)
            #expect(session["id"] as? String == sessions[0].id.description)
            #expect(session["state"] as? String == "planned" && session["time"] as? String == "10:00")
            let exercises = try #require(session["exercises"] as? [[String: Any]])
            #expect(
                exercises.map { $0["poster"] as? String } == Array(repeating: "/media/\(video)/poster.jpg", count: 2))
            #expect((json["next"] as? [String: Any])?["date"] as? String == sessions[1].date.description)

            try await house.services.plans.cancel(sessions[0].id, by: house.therapist)
            try await house.services.plans.cancel(sessions[1].id, by: house.therapist)
            json = try await today()
            #expect((json["sessions"] as? [Any])?.isEmpty == true && json["next"] is NSNull)
        }
    }

    @Test("Today begins at midnight of the municipality, not of Greenwich")
    func midnight() async throws {
        try await Self.with { house, sessions, _ in
            let (device, _) = try await house.tablet()
            // From 10:00 to 23:59:59 in Copenhagen, which is 21:59:59 UTC.
            house.clock.advance(seconds: 14 * 3600 - 1)
            #expect(try await house.services.playback.today(for: device).sessions.isEmpty)
            house.clock.advance(seconds: 1)
            #expect(try await house.services.playback.today(for: device).sessions.map(\.id) == [sessions[0].id])
        }
    }
}
