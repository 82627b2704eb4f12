import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct CalendarRoutesTests {
    /// Makes an address on the page, as a person would.
    private func make(_ site: Site, _ subject: CalendarLink.Subject, as person: Person) async throws -> String {
        let page = try await site.post("/calendars", ["subject": subject.field, "naming": "initials"], as: person)
        #expect(page.status == .ok)
        let address = try #require(page.text.firstMatch(of: /value="http:\/\/[^"\/]*(\/calendar\/[\w-]{43}\.ics)"/))
        return String(address.output.1)
    }

    @Test("an address answers without a cookie, and says when nothing has changed")
    func feed() async throws {
        try await Site.with { site in
            let path = try await make(site, .staff(site.people.trainer.staff.id), as: site.people.trainer)
            let answer = try await site.get(path)
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(answer.headers[.cacheControl] == "private, no-cache")
            #expect(answer.headers[.setCookie] == nil)
            #expect(answer.text.hasPrefix("BEGIN:VCALENDAR\r\n"))
            let tag = try #require(answer.headers[.eTag])
            let again = try await site.get(path, as: nil, [.ifNoneMatch: tag])
            #expect(again.status == .notModified && again.text.isEmpty)
            // The secret is shown once only.
            let page = try await site.get("/calendars", as: site.people.trainer)
            #expect(page.status == .ok && !page.text.contains(".ics"))
        }
    }

    @Test("an address that was ended answers no more")
    func ended() async throws {
        try await Site.with { site in
            let trainer = site.people.trainer
            let path = try await make(site, .staff(trainer.staff.id), as: trainer)
            let link = try #require(try await site.services.calendars.links(for: trainer.staff).first?.link)
            let stranger = try await site.post("/calendars/\(link.id)/end", as: site.people.neighbour)
            #expect(stranger.status == .notFound)
            #expect(try await site.get(path).status == .ok)
            #expect(try await site.post("/calendars/\(link.id)/end", as: trainer).status == .seeOther)
            #expect(try await site.get(path).status == .notFound)
        }
    }

    @Test("a trainer gives away no other calendar than the own one", arguments: ["", "staff.", "pope.1", "unit.x"])
    func refused(field: String) async throws {
        try await Site.with { site in
            let people = site.people
            let wrong = try await site.post("/calendars", ["subject": field], as: people.planner)
            #expect(wrong.status == .badRequest)
            let unit = CalendarLink.Subject.unit(people.north.id).field
            #expect(try await site.post("/calendars", ["subject": unit], as: people.trainer).status == .notFound)
            #expect(try await site.post("/calendars", ["subject": unit], as: people.neighbour).status == .notFound)
            _ = try await make(site, .unit(people.north.id), as: people.planner)
        }
    }

    @Test("programs make, list and end addresses too")
    func programs() async throws {
        try await Site.with { site in
            let trainer = site.people.trainer
            let token: HTTPFields = [.csrfToken: trainer.csrf, .contentType: "application/json"]
            let body = #"{"kind": "staff", "subject": "\#(trainer.staff.id)"}"#
            let made = try await site.send(.post, "/api/v1/calendars", as: trainer, token, body: Array(body.utf8))
            #expect(made.status == .created)
            let address = try #require(made.text.firstMatch(of: /\/calendar\/[\w-]{43}\.ics/)).output
            #expect(try await site.get(String(address)).status == .ok)
            let list = try await site.get("/api/v1/calendars", as: trainer)
            #expect(list.status == .ok && !list.text.contains(address))
            let id = try #require(try await site.services.calendars.links(for: trainer.staff).first?.link.id)
            #expect(list.text.contains("\(id)"))
            #expect(try await site.send(.delete, "/api/v1/calendars/\(id)", as: trainer, token).status == .noContent)
            #expect(try await site.get(String(address)).status == .notFound)
            let wrong = #"{"kind": "pope", "subject": "\#(trainer.staff.id)"}"#
            let refused = try await site.send(.post, "/api/v1/calendars", as: trainer, token, body: Array(wrong.utf8))
            #expect(refused.status == .badRequest)
        }
    }
}
