import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct ResultRoutesTests {
    private struct Dossier: Decodable {
        struct Result: Decodable {
            let completion: String
            let pain: Int?
        }

        let state: String
        let source: String?
        let result: Result?
        let tablet: Result?
        let notes: [Note]
    }

    private struct Note: Decodable {
        let reason: String?
        let stands: Bool
    }

    @Test("an assistant notes a training without a tablet, and a correction only with a reason")
    func note() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let page = "/sessions/\(story.session)/result"
            let bo = site.people.trainer
            let shown = try await site.get(page, as: bo)
            #expect(shown.status == .ok && shown.text.contains("name=\"completion\""))
            let noted = try await site.post(
                page, ["completion": "done", "pain": "2", "effort": ""], as: bo, from: page)
            #expect(noted.status == .seeOther && noted.headers[.location] == page)
            let again = try await site.post(page, ["completion": "notDone"], as: bo, from: page)
            #expect(again.flash?.hasPrefix("e") == true)
            let reason = ["completion": "partly", "reason": "Stoppede <før> tid", "comment": "Træt"]
            #expect(try await site.post(page, reason, as: bo, from: page).flash?.hasPrefix("n") == true)
            let text = try await site.get(page, as: site.people.therapist).text
            #expect(text.contains("Stoppede &lt;før&gt; tid") && text.contains("Træt"))

            let dossier = try await site.get("/api/v1" + page, as: bo).json(Dossier.self)
            #expect(dossier.state == "partly" && dossier.source == "staff" && dossier.tablet == nil)
            #expect(dossier.notes.map(\.stands) == [true, false])
            let citizen = try await site.get("/citizens/\(story.citizen.id)", as: site.people.therapist).text
            #expect(citizen.contains("href=\"\(page)\""))
        }
    }

    @Test("programs note results too; what does not fit is refused with a problem")
    func api() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let path = "/api/v1/sessions/\(story.session)/result"
            func post(_ json: String, as person: Person) async throws -> TestResponse {
                var headers: HTTPFields = [.contentType: "application/json"]
                headers[.token] = person.csrf
                return try await site.send(.post, path, as: person, headers, body: Array(json.utf8))
            }
            let mette = site.people.therapist
            #expect(try await post(#"{"completion":"done","pain":11}"#, as: mette).problem?.status == 400)
            #expect(try await post(#"{"completion":"perhaps"}"#, as: mette).problem?.status == 400)
            #expect(try await post(#"{"completion":"done"}"#, as: site.people.neighbour).problem?.status == 404)
            let created = try await post(#"{"completion":"done","pain":3}"#, as: mette)
            #expect(created.status == .created)
            #expect(try created.json(Note.self).stands)
            let dossier = try await site.get(path, as: mette).json(Dossier.self)
            #expect(dossier.result?.completion == "done" && dossier.result?.pain == 3)
        }
    }
}
