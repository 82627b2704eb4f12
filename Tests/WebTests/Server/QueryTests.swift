import Domain
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct QueryTests {
    @Test("an identifier is read, one that was left out is none, and a broken one is refused")
    func identifiers() throws {
        let id = "0198c0de-0000-7000-8000-000000000001"
        func unit(_ query: String) throws -> ID<Domain.Unit>? { try Form(urlEncoded: query).identifier("unit") }
        #expect(try unit("unit=\(id)")?.description == id)
        #expect(try unit("unit=+\(id)+")?.description == id)
        #expect(try unit("unit=") == nil && unit("") == nil && unit("other=x") == nil)
        for broken in ["garbage", "%zz", "%ff", "\(id)x"] {
            #expect(throws: ServiceError.self, "\(broken)") { try unit("unit=\(broken)") }
        }
    }

    @Test("a broken identifier is not taken for one that was left out, and the answer names it")
    func refusals() async throws {
        try await Site.with { site in
            let people = site.people
            let story = try await Story(site)
            let possibility = "/api/v1/sessions/\(story.session)/possibility?date=2026-11-26&time=10:00"
            for (path, person) in [
                ("/api/v1/exports/sessions?unit=north", people.therapist),
                ("/api/v1/flags?unit=north", people.therapist),
                ("/api/v1/dead-letters?before=north", people.superuser), ("\(possibility)&staff=north", people.planner),
            ] {
                let answer = try await site.get(path, as: person)
                #expect(answer.problem?.status == 400, "\(path)")
                #expect(answer.problem?.detail.contains("'north'") == true, "\(path)")
            }
            let (accounts, susan) = ("/accounts", people.superuser)
            let made = try await site.post(
                accounts,
                [
                    "userName": "kirsten", "name": "Kirsten", "role": "therapist", "unit": "north",
                    "password": "langt nok 99",
                ],
                as: susan, from: accounts)
            #expect(made.flash?.hasPrefix("e") == true)
            #expect(try await !site.get(accounts, as: susan).text.contains("Kirsten"))
        }
    }
}
