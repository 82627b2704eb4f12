import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct DeviceRoutesTests {
    private struct NewPairing: Decodable {
        let code: String
        let pairingToken: String
        let expiresAt: Int64
        let interval: Int
    }

    private static let json: HTTPFields = [.contentType: "application/json"]

    private func begin(_ site: Site) async throws -> NewPairing {
        let response = try await site.send(.post, "/device/v1/pairings", as: nil, Self.json, body: Array("{}".utf8))
        #expect(response.status == .created)
        return try response.json()
    }

    private func poll(_ site: Site, _ token: String) async throws -> TestResponse {
        try await site.send(
            .post, "/device/v1/pairings/poll", as: nil, Self.json, body: Array(#"{"pairingToken":"\#(token)"}"#.utf8))
    }

    @Test("a tablet shows a code, staff type it in, and the tablet gets its cookie", arguments: [false, true])
    func pairing(isSecure: Bool) async throws {
        try await Site.with(isSecure: isSecure) { site in
            let story = try await Story(site)
            let pairing = try await begin(site)
            #expect(pairing.code.wholeMatch(of: /[B-DF-HJ-NP-TV-Z]{4}-[B-DF-HJ-NP-TV-Z]{4}/) != nil)
            #expect(pairing.expiresAt == site.clock.now.milliseconds + 600_000)
            let waiting = try await poll(site, pairing.pairingToken)
            #expect(waiting.text == #"{"state":"pending"}"#)
            #expect(waiting.headers[.setCookie] == nil)

            let typed = pairing.code.lowercased().replacing("-", with: " ")
            let form = ["code": typed, "name": "Stuen", "citizen": story.citizen.id.description]
            let approved = try await site.post("/devices/approve", form, as: site.people.therapist, from: "/devices")
            #expect(approved.status == .seeOther)
            #expect(approved.flash?.hasPrefix("n") == true)

            let answer = try await poll(site, pairing.pairingToken)
            #expect(answer.text.contains(#""state":"approved""#))
            #expect(answer.text.contains(#""name":"Stuen""#))
            let cookie = try #require(answer.headers[.setCookie])
            let parts = Set(cookie.split(separator: "; ").dropFirst().map { $0.lowercased() })
            #expect(parts.isSuperset(of: ["httponly", "samesite=strict", "path=/"]))
            #expect(parts.contains("secure") == isSecure)
            #expect(!parts.contains { $0.hasPrefix("domain") })
            #expect(cookie.hasPrefix(isSecure ? "__Host-trin-device=" : "trin-device="))
            #expect(!answer.text.contains(try #require(cookie.firstMatch(of: /=([^;]+)/)).output.1))

            let header: HTTPFields = [.cookie: String(cookie.prefix { $0 != ";" })]
            let today = try await site.get("/device/v1/today", as: nil, header)
            #expect(today.status == .ok)
            for part in [
                #""givenName":"Åse""#, #""language":"da""#, #""title":"Styrke""#, #""time":"10:00""#,
                #""state":"planned""#, #""duration":12"#, #""repetitions":20"#, #""date":"2026-11-26""#,
                #""poster":"/media/\#(story.video.id)/poster.jpg""#,
            ] {
                #expect(today.text.contains(part), "\(part) in \(today.text)")
            }
            #expect(!today.text.contains("Øster"))

            let timeline = try await site.get("/device/v1/sessions/\(story.session)/timeline", as: nil, header)
            #expect(timeline.status == .ok)
            for part in [
                #""stream":"/media/sessions/\#(story.session)/main.m3u8""#, #""round":2"#, #""rounds":2"#,
                #""kind":"exercise""#, #""label":"Dansk""#,
            ] {
                #expect(timeline.text.contains(part), "\(part) in \(timeline.text)")
            }
        }
    }

    @Test("the cookie of another kind of server is no proof")
    func prefixedCookie() async throws {
        try await Site.with(isSecure: true) { site in
            let tablet = try await Story(site).tablet
            #expect(try await site.get("/device/v1/today", as: tablet).status == .ok)
            let plain = try await site.get("/device/v1/today", as: nil, [.cookie: tablet.cookie])
            #expect(plain.status == .unauthorized)
        }
    }

    @Test("a token in the header is as good as the cookie")
    func bearer() async throws {
        try await Site.with { site in
            let tablet = try await Story(site).tablet
            let response = try await site.get("/device/v1/today", as: nil, [.authorization: "Bearer \(tablet.token)"])
            #expect(response.status == .ok)
        }
    }

    @Test("an unpaired tablet is told so at once")
    func unpaired() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let tablet = story.tablet
            _ = try await site.post("/devices/\(tablet.device.id)/unpair", as: site.people.therapist)
            for path in [
                "/device/v1/today", "/device/v1/sessions/\(story.session)/timeline",
                "/media/sessions/\(story.session)/main.m3u8", "/media/\(story.video.id)/360p.mp4",
            ] {
                #expect(try await site.get(path, as: tablet).problem?.status == 401, "\(path)")
            }
        }
    }

    @Test("another citizen's timeline is not there")
    func otherTimeline() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let strange = try await Story.stranger(site)
            for id in [story.session.description, "0198c0de-0000-7000-8000-000000000001", "x"] {
                let response = try await site.get("/device/v1/sessions/\(id)/timeline", as: strange)
                #expect(response.problem?.status == 404)
            }
            let today = try await site.get("/device/v1/today", as: strange)
            #expect(today.text.contains(#""sessions":[]"#))
            #expect(today.text.contains(#""next":null"#))
        }
    }

    @Test("staff see which tablet wants charging, and what it has not sent")
    func condition() async throws {
        try await Site.with { site in
            let tablet = try await Story(site).tablet
            let event = """
                {"specversion":"1.0","id":"019ab000-0000-7000-8000-00000000c0de","source":"/devices/\(tablet.device.id)",\
                "type":"trin.device.reported","time":"2026-11-23T07:00:00Z","sequence":"3",\
                "data":{"battery":0.085,"storageFree":1200000000,"version":"<b>","waiting":4}}
                """
            let receipt = try await site.send(
                .post, "/ingest/v1/events", as: tablet, [.contentType: "application/cloudevents+json"],
                body: Array(event.utf8))
            #expect(receipt.status == .ok)
            let page = try await site.get("/devices", as: site.people.therapist).text
            for words in [
                "Batteri 9 % · 1,2\u{A0}GB ledig", "Venter på at blive sendt: 4", "Nåede aldrig frem: 2",
                "side &lt;b&gt;",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(try await !site.get("/devices", as: site.people.neighbour).text.contains("Batteri"))
        }
    }

    @Test("a code is over after ten minutes, and a token that is none was never good")
    func expiry() async throws {
        try await Site.with { site in
            let pairing = try await begin(site)
            site.clock.advance(seconds: 601)
            #expect(try await poll(site, pairing.pairingToken).problem?.status == 410)
            #expect(try await poll(site, "AAAA").problem?.status == 410)
        }
    }

    @Test(
        "a poll that is no JSON is told so in plain words", arguments: ["", "{", "[]", #"{"pairingToken":7}"#, "\u{0}"])
    func badPoll(body: String) async throws {
        try await Site.with { site in
            let response = try await site.send(
                .post, "/device/v1/pairings/poll", as: nil, Self.json, body: Array(body.utf8))
            let problem = try #require(response.problem)
            #expect(problem.status == 400)
            #expect(!problem.detail.contains("DecodingError") && !problem.detail.contains("CodingKey"))
        }
    }
}
