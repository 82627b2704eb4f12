import Domain
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct EraseRoutesTests {
    private func train(_ site: Site, _ story: Story) async throws {
        let events = (0..<3).map { number in
            """
            {"specversion":"1.0","id":"0198c0de-0000-7000-8000-00000000000\(number)",\
            "type":"trin.session.started","source":"/devices/\(story.tablet.device.id)",\
            "subject":"\(story.session)","data":{"position":0}}
            """
        }
        let headers: HTTPFields = [.contentType: "application/cloudevents-batch+json"]
        let body = "[" + events.joined(separator: ",") + "]"
        let response = try await site.send(
            .post, "/ingest/v1/events", as: story.tablet, headers, body: Array(body.utf8))
        #expect(response.status == .ok)
    }

    @Test("a superuser reads what goes and what stays, says to be sure, and it is gone")
    func erases() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            try await train(site, story)
            try await site.services.results.note(
                ResultService.Draft(completion: .done, comment: "Gik fint", reason: "Set"), on: story.session,
                by: site.people.therapist.staff)
            let superuser = site.people.superuser
            let path = "/citizens/\(story.citizen.id)"
            #expect(try await site.get(path, as: superuser).text.contains(#"href="\#(path)/erase""#))
            let page = try await site.get("\(path)/erase", as: superuser).text
            for sentence in [
                "1 resultat:", "3 meldinger fra tablets", "1 notat fra personale", "Det kan ikke fortrydes",
                "Kommende træninger", "Frakobl tabletten først",
            ] { #expect(page.contains(sentence), "\(sentence)") }

            let unsure = try await site.post("\(path)/erase", as: superuser, from: "\(path)/erase")
            #expect(unsure.flash?.hasPrefix("eIntet er slettet") == true)
            #expect(try await site.get("\(path)/erase", as: superuser).text.contains("3 meldinger"))

            let done = try await site.post("\(path)/erase", ["sure": "1"], as: superuser)
            #expect(done.headers[.location] == path)
            #expect(done.flash?.hasPrefix("nSlettet: 3 meldinger") == true)
            let after = try await site.get("\(path)/erase", as: superuser).text
            #expect(after.contains("Der er intet gemt endnu.") && !after.contains("3 meldinger"))
            #expect(try await site.get(path, as: superuser).text.contains("Slettet"))
            try await train(site, story)
            #expect(try await site.get("\(path)/erase", as: superuser).text.contains("Der er intet gemt endnu."))
        }
    }

    @Test("who may not erase is not shown where to")
    func others() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let path = "/citizens/\(story.citizen.id)"
            for person in [site.people.therapist, site.people.planner, site.people.trainer] {
                #expect(!(try await site.get(path, as: person).text.contains("/erase")))
            }
        }
    }
}
