import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Testing

@testable import Web

/// Requests over a socket, where ``MediaDoor`` answers before the router.
@Suite struct MediaDoorTests {
    @Test(
        "the door answers as the router does",
        arguments: [
            [:], [.range: "bytes=0-1"], [.range: "bytes=-5"], [.range: "bytes=1990-5000"], [.range: "bytes=5000-"],
            [.range: "bytes=0-1", .ifRange: "\"other\""], [.ifNoneMatch: "*"], [.acceptEncoding: "gzip"],
            [.acceptEncoding: "gzip", .range: "bytes=0-9"], [.acceptEncoding: "identity"],
        ] as [HTTPFields])
    func parity(headers: HTTPFields) async throws {
        try await Site.with(live: ServerLimits()) { site in
            let story = try await Story(site)
            let names = ["360p.mp4", "main.m3u8", "video.json", "poster.jpg", "captions/da.vtt"]
            let paths = names.map { "/media/\(story.video.id)/\($0)" } + ["/media/sessions/\(story.session)/main.m3u8"]
            for path in paths {
                for method in [HTTPRequest.Method.get, .head] {
                    let atDoor = try await site.send(method, path, as: story.tablet, headers)
                    // The door lets who shows a bearer token pass.
                    var others = headers
                    others[.authorization] = "Bearer \(story.tablet.token)"
                    let atRouter = try await site.send(method, path, as: nil, others)
                    #expect(atDoor.headers[.named("X-Request-Id")] == nil, "\(path)")
                    #expect(atRouter.headers[.named("X-Request-Id")] != nil)
                    #expect(atDoor.status == atRouter.status, "\(path)")
                    #expect(atDoor.body == atRouter.body, "\(path)")
                    #expect(Self.comparable(atDoor.headers) == Self.comparable(atRouter.headers), "\(path)")
                }
            }
        }
    }

    private static func comparable(_ headers: HTTPFields) -> [String] {
        headers.filter { ![.date, .named("X-Request-Id")].contains($0.name) }
            .map { "\($0.name.rawName.lowercased()): \($0.value)" }.sorted()
    }

    @Test("what the door cannot answer, the router does")
    func errors() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let story = try await Story(site)
            let path = "/media/\(story.video.id)/360p.mp4"
            #expect(try await site.get(path).problem?.status == 401)
            #expect(try await site.get(path, as: Impostor(cookie: "trin-device=AAAA")).problem?.status == 401)
            #expect(try await site.get("/media/\(story.video.id)/none.mp4", as: story.tablet).problem?.status == 404)
            #expect(try await site.get("/media/x", as: story.tablet).problem?.status == 404)
            #expect(try await site.get(path + "?x=1", as: story.tablet).status == .ok)
            #expect(try await site.send(.post, path, as: story.tablet).status == .notFound)
        }
    }

    @Test("who was unpaired or signed out a moment ago gets nothing more")
    func revocation() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let story = try await Story(site)
            let strange = try await Story.stranger(site)
            let path = "/media/\(story.video.id)/360p.mp4"
            for asker in [story.tablet, strange, site.people.planner, site.people.neighbour] as [any Asker] {
                #expect(try await site.get(path, as: asker).status == .ok)
            }
            let session = "/media/sessions/\(story.session)/main.m3u8"
            #expect(try await site.get(session, as: story.tablet).status == .ok)
            try await site.services.devices.unpair(story.tablet.device.id, by: site.people.therapist.staff)
            #expect(try await site.get(path, as: story.tablet).status == .unauthorized)
            #expect(try await site.get(session, as: story.tablet).status == .unauthorized)
            try await site.services.accounts.signOut(site.people.planner.secret)
            #expect(try await site.get(path, as: site.people.planner).status == .unauthorized)
            try await site.services.accounts.end(site.people.neighbour.staff.id, by: site.people.superuser.staff)
            #expect(try await site.get(path, as: site.people.neighbour).status == .unauthorized)
            try await site.services.accounts.setPassword("en helt anden kaffe", of: site.people.therapist.staff.id)
            #expect(try await site.get(path, as: site.people.therapist).status == .unauthorized)
            #expect(try await site.get(path, as: strange).status == .ok)
        }
    }

    @Test("a sign-in ends in time, also while it is remembered")
    func expiry() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let story = try await Story(site)
            let path = "/media/\(story.video.id)/360p.mp4"
            site.clock.advance(seconds: AccountService.signInSeconds - 2)
            #expect(try await site.get(path, as: site.people.therapist).status == .ok)
            site.clock.advance(seconds: 2)
            #expect(try await site.get(path, as: site.people.therapist).status == .unauthorized)
        }
    }

    @Test("a tablet that is given to somebody else plays no more of the first one's session")
    func reassignment() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let story = try await Story(site)
            let session = "/media/sessions/\(story.session)/main.m3u8"
            #expect(try await site.get(session, as: story.tablet).status == .ok)
            let other = try await site.services.citizens.create(
                CitizenService.Draft(
                    givenName: "Ib", familyName: "Dal", birthYear: nil, unit: site.people.north.id, language: .danish),
                by: site.people.therapist.staff)
            try await site.services.devices.reassign(
                story.tablet.device.id, to: other.id, by: site.people.therapist.staff)
            #expect(try await site.get(session, as: story.tablet).status == .notFound)
        }
    }

    @Test("a playlist follows what is changed at once")
    func freshness() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let story = try await Story(site)
            let path = "/media/\(story.video.id)/main.m3u8"
            let before = try await site.get(path, as: story.tablet)
            #expect(!before.text.contains("LANGUAGE=\"sv\""))
            try await site.services.library.setCaptions(
                Array("WEBVTT\n\n00:00.000 --> 00:02.000\nRes dig\n".utf8), language: .swedish, of: story.video.id)
            let after = try await site.get(path, as: story.tablet)
            #expect(after.text.contains("LANGUAGE=\"sv\""))
            #expect(after.headers[.eTag] != before.headers[.eTag])
        }
    }
}
