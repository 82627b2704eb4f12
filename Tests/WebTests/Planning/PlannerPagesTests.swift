import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct PlannerPagesTests {
    @Test(
        "a draft lies over the board where it is asked for, and only while it is open",
        arguments: ["week", "day", "list"])
    func overlay(scale: String) async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            let draft = try await week.plan(site)
            let path = "/week?date=\(try week.first.date)&scale=\(scale)"
            let plain = try await site.get(path, as: planner).text
            #expect(!plain.contains(#"class="change"#) && plain.contains("draft=\(draft.id)"))
            let shown = try await site.get(path + "&draft=\(draft.id)", as: planner).text
            #expect(shown.contains("Bliver til:"))
            #expect((shown.contains(" coming ") && shown.contains("Får en plads")) == (scale != "list"))
            #expect(shown.contains(#"action="/drafts/\#(draft.id)/publish""#))
            // Therapists see what is published.
            let therapist = try await site.get(path + "&draft=\(draft.id)", as: site.people.therapist).text
            #expect(!therapist.contains("Bliver til:"))
            try await site.services.planning.discard(draft.id, by: planner.staff)
            #expect(try await !site.get(path + "&draft=\(draft.id)", as: planner).text.contains("Bliver til:"))
        }
    }

    @Test("a day off drafts the sessions that it touches, and the day given back leaves nothing")
    func dayOff() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            _ = try await site.services.planning.publish(try await week.plan(site).id, by: planner.staff)
            let session = try await week.session(try week.first.id, site)
            let page = "/resources/staff/\(week.trainer.id)"
            let answer = try await site.post(page + "/days", ["date": "\(session.date)", "kind": "off"], as: planner)
            #expect(answer.headers[.location]?.hasPrefix("/drafts/") == true, "\(answer.flash ?? answer.text)")
            #expect(try await site.get(page, as: planner).text.contains("Arbejder ikke"))
            let back = try await site.post(page + "/days/\(session.date)/remove", as: planner)
            #expect(back.headers[.location] == page)
            #expect(try await !site.get(page, as: planner).text.contains("Arbejder ikke"))
        }
    }

    @Test(
        "a day's shift that cannot be is refused in a sentence",
        arguments: [
            ["kind": "hours", "from": "12:00", "to": "09:00"], ["kind": "hours"], ["kind": "swap", "other": ""],
            ["kind": "hours", "from": "08:00", "to": "12:00", "from2": "11:00", "to2": "15:00"],
        ])
    func refused(fields: [String: String]) async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            let page = "/resources/staff/\(week.trainer.id)"
            let fields = fields.merging(["date": "\(try week.first.date)"]) { $1 }
            let answer = try await site.post(page + "/days", fields, as: planner, from: page)
            #expect(answer.flash?.hasPrefix("e") == true, "\(answer.status)")
            let resources = try await site.services.planning.resources(of: site.people.north.id, for: planner.staff)
            #expect(resources.shiftDays.isEmpty)
        }
    }

    @Test("an address is kept by planners, shared by neighbours and forgotten with the last of them")
    func address() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            let citizen = "/citizens/\(week.story.citizen.id)"
            let trainer = "/resources/staff/\(week.trainer.id)"
            let north = site.people.north.id
            func sites() async throws -> [Domain.Site] {
                try await site.services.planning.resources(of: north, for: planner.staff).sites
            }
            let given = ["address": "Bredgade 3", "position": "55.6761, 12.5683"]
            _ = try await site.post(citizen + "/address", given, as: planner)
            _ = try await site.post(trainer + "/address", ["address": "bredgade 3"], as: planner)
            #expect(try await sites().map(\.address) == ["Bredgade 3"])
            #expect(try await sites().map(\.x) == [724_352])
            let therapist = try await site.get(citizen, as: site.people.therapist).text
            #expect(therapist.contains("Bredgade 3") && !therapist.contains(#"name="position""#))
            #expect(try await site.post(citizen + "/address", given, as: site.people.therapist).status == .forbidden)
            let bad = try await site.post(
                citizen + "/address", ["address": "Algade 1", "position": "her"], as: planner, from: citizen)
            #expect(bad.flash?.hasPrefix("eStedet er to tal fra et kort") == true, "\(bad.flash ?? "")")
            _ = try await site.post(citizen + "/address", ["address": "", "position": ""], as: planner)
            #expect(try await sites().count == 1)
            _ = try await site.post(trainer + "/address", ["address": "", "position": ""], as: planner)
            #expect(try await sites().isEmpty)
        }
    }

    @Test("the customs that are kept are closing days, and only those of the country")
    func customs() async throws {
        try await Site.with { site in
            let planner = site.people.planner
            let unit = "\(site.people.north.id)"
            let rest = ["grain": "5", "metresPerMinute": "300", "perStop": "2", "unit": unit]
            func save(_ fields: [String: String]) async throws -> String {
                _ = try await site.post("/resources/settings", rest.merging(fields) { $1 }, as: planner)
                return try await site.get("/resources", as: planner).text
            }
            #expect(try await save(["country": "DK", "custom": "christmasEve"]).contains("Grundlovsdag"))
            let page = try await save(["country": "DK", "custom": "christmasEve"])
            #expect(page.contains(#"value="christmasEve" checked"#))
            #expect(!page.contains(#"value="constitutionDay" checked"#))
            let swedish = try await save(["country": "SE", "custom": "constitutionDay"])
            #expect(swedish.contains("Midsommarafton") && !swedish.contains("Grundlovsdag"))
            let kept = try await site.services.planning.resources(of: site.people.north.id, for: planner.staff)
            #expect(kept.planning.customs.isEmpty)
        }
    }
}
