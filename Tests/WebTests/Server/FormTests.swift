import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct FormTests {
    /// A form that is filled in badly, and what its page then says.
    struct Case: Sendable, CustomStringConvertible {
        let role: Role
        let page: String
        let path: String
        let fields: [String: String]
        let key: String

        var description: String { "\(path) \(fields)" }
    }

    private static let plan = [
        "mode": "independent", "weekday": "1", "start": "2026-11-23", "weeks": "2", "time": "10:00",
    ]

    private static let cases = [
        Case(role: .therapist, page: "/citizens", path: "/citizens", fields: ["givenName": "Bo"], key: "unit"),
        Case(role: .therapist, page: "/citizens", path: "/citizens", fields: ["unit": "{north}"], key: "citizenName"),
        Case(
            role: .therapist, page: "/citizens", path: "/citizens",
            fields: ["unit": "{north}", "givenName": "Bo", "birthYear": "41"], key: "birthYear"),
        Case(
            role: .therapist, page: "/citizens", path: "/citizens",
            fields: ["unit": "{south}", "givenName": "Bo"], key: "otherUnit"),
        Case(role: .therapist, page: "/programmes", path: "/programmes", fields: [:], key: "programmeName"),
        Case(
            role: .therapist, page: "/programmes/{programme}", path: "/programmes/{programme}",
            fields: [
                "name": "Styrke", "exercise": "{exercise}", "sets": "99", "amount": "8", "measure": "repetitions",
                "rest": "0",
            ], key: "dose"),
        Case(
            role: .therapist, page: "/library/{exercise}", path: "/library/{exercise}", fields: ["repetitions": "1"],
            key: "exerciseName"),
        Case(
            role: .therapist, page: "/library/{exercise}", path: "/library/{exercise}",
            fields: ["name.da": "Rejse", "repetitions": "-1"], key: "repetitions"),
        Case(
            role: .therapist, page: "/citizens/{citizen}", path: "/citizens/{citizen}/plans", fields: plan,
            key: "programme"),
        Case(
            role: .therapist, page: "/citizens/{citizen}", path: "/citizens/{citizen}/plans",
            fields: plan.merging(["programme": "{programme}", "start": "30-11-2026"]) { $1 }, key: "planStart"),
        Case(
            role: .therapist, page: "/citizens/{citizen}", path: "/citizens/{citizen}/plans",
            fields: plan.merging(["programme": "{programme}", "time": "kl. 10"]) { $1 }, key: "planTime"),
        Case(
            role: .therapist, page: "/citizens/{citizen}", path: "/citizens/{citizen}/plans",
            fields: plan.merging(["programme": "{programme}", "weeks": "53"]) { $1 }, key: "planWeeks"),
        Case(
            role: .therapist, page: "/citizens/{citizen}", path: "/citizens/{citizen}/plans",
            fields: plan.merging(["programme": "{programme}", "weekday": "8"]) { $1 }, key: "planWeekdays"),
        Case(
            role: .planner, page: "/week?date=2026-11-23", path: "/sessions/{session}/move",
            fields: ["date": "2026-02-30", "time": "10:00"], key: "moveDate"),
        Case(
            role: .planner, page: "/week", path: "/sessions/{session}/move",
            fields: ["date": "2020-01-01", "time": "10:00"], key: "moveDate"),
        Case(role: .superuser, page: "/devices", path: "/devices/approve", fields: ["code": "BCDF"], key: "citizen"),
        Case(
            role: .superuser, page: "/devices", path: "/devices/approve",
            fields: ["code": "AAAA-AAAA", "name": "T", "citizen": "{citizen}"], key: "pairingCode"),
        Case(
            role: .superuser, page: "/devices", path: "/devices/approve",
            fields: ["code": "BCDF-GHJK", "name": "T", "citizen": "{citizen}"], key: "pairingUnknown"),
        Case(role: .superuser, page: "/accounts", path: "/accounts/units", fields: ["name": "Nord"], key: "unitTaken"),
        Case(role: .superuser, page: "/accounts", path: "/accounts/{superuser}/end", fields: [:], key: "ownAccount"),
        Case(
            role: .superuser, page: "/accounts", path: "/accounts",
            fields: ["userName": "mette", "name": "M", "role": "planner", "password": "god gammel kaffe"],
            key: "userNameTaken"),
        Case(
            role: .superuser, page: "/accounts", path: "/accounts",
            fields: ["userName": "ny", "name": "N", "password": "god gammel kaffe"], key: "roles"),
        Case(
            role: .planner, page: "/account", path: "/account/password",
            fields: ["current": "x", "password": "god gammel te!", "again": "god gammel te"], key: "passwordAgain"),
        Case(
            role: .planner, page: "/account", path: "/account/password",
            fields: ["current": "x", "password": "god gammel te", "again": "god gammel te"], key: "currentPassword"),
    ]

    @Test(
        "a form with bad input comes back to its page with the sentence in the reader's language",
        arguments: Language.allCases)
    func badInput(language: Language) async throws {
        let sentences = try Assets.strings(language)
        try await Site.with { site in
            let story = try await Story(site)
            let programmes = try await site.services.programmes.all()
            let names = [
                "{north}": site.people.north.id.description, "{south}": site.people.south.id.description,
                "{programme}": try #require(programmes.first).id.description,
                "{exercise}": story.exercise.id.description, "{citizen}": story.citizen.id.description,
                "{session}": story.session.description, "{superuser}": site.people.superuser.staff.id.description,
            ]
            let fill = { (text: String) in names.reduce(text) { $0.replacing($1.key, with: $1.value) } }
            for person in Role.allCases.map(site.people.with) {
                try await site.services.accounts.setLanguage(language, of: person.staff)
            }
            for bad in Self.cases {
                let response = try await site.post(
                    fill(bad.path), bad.fields.mapValues(fill), as: site.people.with(bad.role), from: fill(bad.page))
                #expect(response.status == .seeOther, "\(bad)")
                #expect(response.headers[.location] == fill(bad.page), "\(bad)")
                #expect(response.flash == sentences["problem." + bad.key].map { "e" + $0 }, "\(bad)")
            }
        }
    }

    @Test("the message is shown once, as text")
    func flash() async throws {
        try await Site.with { site in
            let person = site.people.superuser
            let response = try await site.post(
                "/accounts/units", ["name": "<b>Vest</b>"], as: person, from: "/accounts")
            let cookie = try #require(response.headers[values: .setCookie].first).prefix { $0 != ";" }
            let header: HTTPFields = [.cookie: "trin=\(person.secret); \(cookie)"]
            let page = try await site.get("/accounts", as: nil, header)
            #expect(page.text.contains("&lt;b&gt;Vest&lt;/b&gt;"))
            #expect(!page.text.contains("<b>Vest"))
            let ended = page.headers[values: .setCookie].first { $0.hasPrefix("trin-flash=;") }
            #expect(ended?.contains("Max-Age=0") == true)
        }
    }

    @Test(
        "a referrer of another site, or none, gets the message as a page",
        arguments: ["https://evil.example/x", "http://localhost.evil/x", "", "http://localhost//evil"])
    func referrer(referrer: String) async throws {
        try await Site.with { site in
            let response = try await site.post(
                "/accounts/units", ["name": ""], as: site.people.superuser, [.referer: referrer])
            #expect(response.status == .badRequest)
            #expect(response.text.contains("Skriv et navn på enheden"))
        }
    }

    @Test("text that no database keeps is the sender's fault")
    func unstorable() async throws {
        try await Site.with { site in
            let form = try await site.post(
                "/accounts/units", ["name": "Nord\u{0}"], as: site.people.superuser, [.referer: ""])
            #expect(form.status == .badRequest)
            let query = try await site.get("/api/v1/dead-letters?code=%00", as: site.people.superuser)
            #expect(query.status == .badRequest && query.text.contains("U+0000"))
        }
    }

    @Test("a form of nonsense breaks nothing", arguments: ["", "&&&=&=", "csrf", "%", "csrf=%zz&name=%ff", "\u{0}"])
    func nonsense(body: String) async throws {
        try await Site.with { site in
            let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            let response = try await site.send(
                .post, "/accounts/units", as: site.people.superuser, headers, body: Array(body.utf8))
            #expect(response.status == .forbidden)
        }
    }
}
