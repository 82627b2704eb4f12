import Domain
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct FlagRoutesTests {
    private struct FlagJSON: Decodable {
        let id: String
        let kind: String
        let role: String
        let name: String
        let seenAt: String?
        let note: String?
    }

    /// A citizen whose pain was severe.
    private func hurt(_ site: Site) async throws -> Story {
        let story = try await Story(site)
        try await site.services.results.note(
            ResultService.Draft(completion: .done, pain: 8), on: story.session, by: site.people.therapist.staff)
        try await site.services.flags.sweep()
        return story
    }

    @Test("a flag stands on the front page until somebody has looked, with who and what they noted")
    func see() async throws {
        try await Site.with { site in
            let story = try await hurt(site)
            let mette = site.people.therapist
            #expect(try await site.get("/", as: mette).text.contains("Smerte 8 af 10"))
            #expect(try await !site.get("/flags", as: site.people.neighbour).text.contains(story.citizen.givenName))
            let flags = try await site.get("/api/v1/flags", as: mette).json([FlagJSON].self)
            #expect(flags.map(\.kind) == ["pain"] && flags[0].role == "therapist")
            let id = flags[0].id
            let page = try await site.get("/flags", as: mette).text
            #expect(page.contains("action=\"/flags/\(id)/seen\""))
            // A trainer may know, but it is not theirs to look at.
            let trainer = try await site.get("/flags", as: site.people.trainer).text
            #expect(trainer.contains("Smerte 8 af 10") && !trainer.contains("/seen\""))
            #expect(
                try await site.post("/flags/\(id)/seen", as: site.people.trainer, from: "/flags").flash?.hasPrefix("e")
                    == true)
            let seen = try await site.post("/flags/\(id)/seen", ["note": "Ringet & talt"], as: mette, from: "/flags")
            #expect(seen.status == .seeOther && seen.headers[.location] == "/flags")
            #expect(try await !site.get("/", as: mette).text.contains("Smerte 8 af 10"))
            #expect(try await site.get("/flags", as: mette).text.contains("Ringet &amp; talt"))
            let over = try await site.get("/api/v1/flags?state=over", as: mette).json([FlagJSON].self)
            #expect(over.map(\.note) == ["Ringet & talt"] && over[0].seenAt != nil)
        }
    }

    @Test("therapists set their unit's limits; limits out of range are refused")
    func rules() async throws {
        try await Site.with { site in
            let north = site.people.north.id
            let mette = site.people.therapist
            let page = "/flags?unit=\(north)"
            #expect(try await site.get(page, as: mette).text.contains("name=\"silentHours\""))
            var fields = [
                "unit": "\(north)", "pain": "5", "painRising": "3", "missed": "2", "silentHours": "24", "stalls": "9",
            ]
            #expect(try await site.post("/flags/rules", fields, as: mette, from: page).flash?.hasPrefix("n") == true)
            let rules = try await site.get("/api/v1/units/\(north)/flag-rules", as: mette).json(FlagRules.self)
            #expect(rules.pain == 5 && rules.silentHours == 24 && rules.stalls == 9)
            fields["pain"] = "12"
            #expect(try await site.post("/flags/rules", fields, as: mette, from: page).flash?.hasPrefix("e") == true)
            fields["unit"] = "\(site.people.south.id)"
            #expect(try await site.post("/flags/rules", fields, as: mette, from: page).flash?.hasPrefix("e") == true)
        }
    }
}
