import Domain
import HTTPTypes
import HummingbirdTesting
import Services
import Store
import Testing

@testable import Web

@Suite struct DeadLetterRoutesTests {
    private struct Letter: Decodable {
        let id: String
        let code: String
        let detail: String
        let state: String
        let raw: String?
    }

    private func send(_ site: Site, _ body: String, as tablet: Tablet) async throws {
        let headers: HTTPFields = [.contentType: "application/cloudevents-batch+json"]
        let response = try await site.send(.post, "/ingest/v1/events", as: tablet, headers, body: Array(body.utf8))
        #expect(response.status == .ok)
    }

    private func write(_ site: Site, _ path: String, _ body: String = "") async throws -> TestResponse {
        let superuser = site.people.superuser
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.token] = superuser.csrf
        return try await site.send(.post, "/api/v1" + path, as: superuser, headers, body: Array(body.utf8))
    }

    @Test("a superuser finds what was set aside, tries it again and dismisses it")
    func programs() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            try await send(site, #"[17,{"specversion":"2"}]"#, as: story.tablet)
            let superuser = site.people.superuser
            let letters: [Letter] = try await site.get("/api/v1/dead-letters", as: superuser).json()
            #expect(Set(letters.map(\.code)) == ["notAnObject", "badVersion"])
            #expect(letters.allSatisfy { $0.raw == nil && $0.state == "open" && $0.detail.hasSuffix(".") })
            let number = try #require(letters.first { $0.code == "notAnObject" })
            let one: Letter = try await site.get("/api/v1/dead-letters/\(number.id)", as: superuser).json()
            #expect(one.raw == "17")
            #expect(
                try await write(site, "/dead-letters/replay", #"{"code":"badVersion"}"#).text.contains(#""kept":1"#))
            #expect(try await write(site, "/dead-letters/\(number.id)/replay").text.contains(#""taken":0"#))
            #expect(try await write(site, "/dead-letters/\(number.id)/dismiss").status == .noContent)
            let counts = try await site.get("/api/v1/dead-letter-counts", as: superuser).text
            #expect(counts.contains("badVersion") && !counts.contains("notAnObject"))
            let dismissed: [Letter] = try await site.get("/api/v1/dead-letters?state=dismissed", as: superuser).json()
            #expect(dismissed.map(\.id) == [number.id])
            #expect(try await site.get("/api/v1/dead-letters?state=odd", as: superuser).problem?.status == 400)
        }
    }

    @Test("the pages show the sentence and what was sent, and their forms do what they say")
    func pages() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            try await send(site, #"["<b>bold</b>"]"#, as: story.tablet)
            let superuser = site.people.superuser
            let list = try await site.get("/dead-letters", as: superuser).text
            #expect(list.contains("Hændelsen er ikke et JSON-objekt") && list.contains("det skal være et JSON-objekt"))
            #expect(list.contains("De slettes 90 dage efter"))
            let letter = try #require(list.firstMatch(of: /\/dead-letters\/[0-9a-f-]{36}/)).0
            let page = try await site.get(String(letter), as: superuser).text
            #expect(page.contains("&lt;b&gt;bold") && !page.contains("<b>bold"))
            _ = try await site.post("/dead-letters/retry", ["code": "notAnObject"], as: superuser)
            #expect(try await site.get(String(letter), as: superuser).text.contains("Prøvet forgæves"))
            _ = try await site.post("\(letter)/dismiss", as: superuser)
            #expect(!(try await site.get("/dead-letters", as: superuser).text.contains(letter)))
            #expect(try await site.get("/dead-letters?state=dismissed", as: superuser).text.contains(letter))
            #expect(try await site.get("/devices", as: superuser).text.contains("/dead-letters"))
            #expect(!(try await site.get("/devices", as: site.people.therapist).text.contains("/dead-letters")))
        }
    }

    @Test(
        "what is wrong is told in the reader's language, and in English where nothing else is known",
        arguments: [
            (Language.danish, "er pain 1,5; det skal være et helt tal fra 0 til 10."),
            (.swedish, "är pain 1,5; det ska vara ett heltal från 0 till 10."),
            (.english, "pain is 1.5; it must be a whole number from 0 to 10."),
        ])
    func languages(language: Language, clue: String) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let superuser = site.people.superuser
            try await site.services.accounts.setLanguage(language, of: superuser.staff)
            try await send(
                site,
                """
                [{"specversion":"1.0","id":"0198c0de-0000-7000-8000-00000000000a","type":"trin.feedback.given",\
                "source":"/devices/\(story.tablet.device.id)","subject":"\(story.session)","data":{"pain":1.5}}]
                """, as: story.tablet)
            let list = try await site.get("/dead-letters", as: superuser).text
            let letter = String(try #require(list.firstMatch(of: /\/dead-letters\/[0-9a-f-]{36}/)).0)
            for page in [list, try await site.get(letter, as: superuser).text] {
                #expect(
                    page.contains(clue) && !page.contains(#"<p lang="en">"#) && !page.contains(#"<small lang="en">"#))
            }
            let api = try await site.get("/api/v1\(letter)", as: superuser).text
            #expect(api.contains("'pain' is 1.5; send a whole number from 0 to 10."))
            _ = try await write(site, "\(letter)/replay")
            #expect(try await site.get(letter, as: superuser).text.contains(clue))
            try await site.services.database.write { try $0.execute("UPDATE rejected_events SET refusal = NULL") }
            for page in ["/dead-letters", letter] {
                let text = try await site.get(page, as: superuser).text
                #expect(text.contains(#" lang="en">In trin.feedback.given, &#39;pain&#39; is 1.5"#))
            }
        }
    }

    @Test("what is erased is gone for the tablet and the pages")
    func erasure() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let event = """
                {"specversion":"1.0","id":"0198c0de-0000-7000-8000-00000000000a","type":"trin.session.started",\
                "source":"/devices/\(story.tablet.device.id)","subject":"\(story.session)","data":{"position":0}}
                """
            try await send(site, "[\(event)]", as: story.tablet)
            let erased = try await write(site, "/sessions/\(story.session)/erase-reports")
            #expect(erased.text.contains(#""events":1"#))
            try await send(site, "[\(event)]", as: story.tablet)
            let again = try await write(site, "/citizens/\(story.citizen.id)/erase-reports")
            #expect(again.text.contains(#""events":0"#))
        }
    }
}
