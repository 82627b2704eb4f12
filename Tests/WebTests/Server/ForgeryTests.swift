import Domain
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct ForgeryTests {
    @Test("a form without the sign-in's token does nothing", arguments: ["", "AAAA", nil])
    func formToken(token: String?) async throws {
        try await Site.with { site in
            let people = site.people
            // Another person's token is as good as none.
            let fields = ["name": "Vest", "csrf": token ?? people.therapist.csrf]
            let alone = try await site.post("/accounts/units", fields, as: people.superuser)
            #expect(alone.status == .forbidden)
            #expect(alone.text.contains("indlæs siden igen"))
            let back = try await site.post("/accounts/units", fields, as: people.superuser, from: "/accounts")
            #expect(back.status == .seeOther)
            #expect(back.headers[.location] == "/accounts")
            #expect(back.flash == "eSiden er fra en tidligere login; indlæs siden igen.")
            #expect(try await site.services.citizens.units().count == 2)
        }
    }

    @Test("signing out needs the token too")
    func signOutToken() async throws {
        try await Site.with { site in
            let person = site.people.planner
            #expect(try await site.post("/sign-out", ["csrf": "x"], as: person).status == .forbidden)
            #expect(try await site.get("/", as: person).status == .ok)
            let out = try await site.post("/sign-out", as: person)
            #expect(out.headers[.location] == "/sign-in")
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await site.get("/", as: person).status == .temporaryRedirect)
        }
    }

    @Test("a script without the header is refused", arguments: ["POST /api/v1/uploads", "DELETE /api/v1/uploads/{id}"])
    func scriptToken(route: String) async throws {
        try await Site.with { site in
            let route = try Route(route)
            for token in [nil, "", "AAAA", site.people.planner.csrf] {
                var headers: HTTPFields = [.tus: "1.0.0", .length: "5"]
                headers[.token] = token
                let response = try await site.send(route.method, route.example, as: site.people.therapist, headers)
                #expect(response.status == .forbidden)
                #expect(response.problem?.detail.contains("X-CSRF-Token") == true)
            }
        }
    }

    @Test("what another site sends is refused, token or not", arguments: ["cross-site", "same-site"])
    func otherSites(origin: String) async throws {
        try await Site.with { site in
            let person = site.people.superuser
            let headers: HTTPFields = [.fetchSite: origin]
            let form = try await site.post("/accounts/units", ["name": "Vest"], as: person, headers)
            #expect(form.status == .forbidden)
            let signIn = ["userName": "mette", "password": People.password]
            #expect(try await site.post("/sign-in", signIn, as: nil, headers).status == .forbidden)
            let upload: HTTPFields = [.fetchSite: origin, .tus: "1.0.0", .length: "5", .token: person.csrf]
            #expect(try await site.send(.post, "/api/v1/uploads", as: person, upload).status == .forbidden)
            let tablet = try await Story(site).tablet
            for path in ["/ingest/v1/events", "/device/v1/pairings", "/device/v1/pairings/poll"] {
                let response = try await site.send(.post, path, as: tablet, headers, body: Array("[]".utf8))
                #expect(response.problem?.status == 403, "\(path)")
            }
            #expect(try await site.services.citizens.units().count == 2)
        }
    }
}
