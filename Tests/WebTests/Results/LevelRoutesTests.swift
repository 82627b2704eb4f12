import Domain
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct LevelRoutesTests {
    private struct Level: Decodable {
        struct Week: Decodable {
            let monday: String
            let due: Int
            let done: Int
            let share: Double?
            let targetSessions: Int?
        }

        let weeks: [Week]
    }

    @Test("a unit's weeks are shown and asked for, and a target is set")
    func weeks() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let ib = site.people.planner
            try await site.services.results.note(
                ResultService.Draft(completion: .done), on: story.session, by: site.people.therapist.staff)
            let north = site.people.north.id
            let page = try await site.get("/results", as: ib)
            #expect(page.status == .ok && page.text.contains("<svg") && page.text.contains("Uge 48"))
            #expect(!page.text.contains("/api/v1/exports/"))
            let posted = try await site.post(
                "/results/target", ["unit": "\(north)", "sessions": "12", "minutes": ""], as: ib, from: "/results")
            #expect(posted.flash?.hasPrefix("n") == true)
            let level = try await site.get("/api/v1/units/\(north)/training?weeks=2", as: ib).json(Level.self)
            #expect(level.weeks.map(\.monday) == ["2026-11-16", "2026-11-23"])
            #expect(level.weeks.map(\.done) == [0, 1] && level.weeks[1].share == 1)
            #expect(level.weeks.map(\.targetSessions) == [nil, 12])
            let plan = try await site.get("/api/v1/plans/\(story.plan.id)/training", as: ib).json([Level.Week].self)
            #expect(plan.map(\.due) == [1])
        }
    }

    @Test("another's unit and a number of weeks that is none are refused")
    func refusals() async throws {
        try await Site.with { site in
            let ib = site.people.planner
            let (north, south) = (site.people.north.id, site.people.south.id)
            #expect(try await site.get("/api/v1/units/\(south)/training", as: ib).problem?.status == 404)
            #expect(try await site.get("/api/v1/units/\(north)/training?weeks=x", as: ib).problem?.status == 400)
            #expect(try await site.get("/api/v1/units/\(north)/training?weeks=107", as: ib).problem?.status == 400)
            let posted = try await site.post(
                "/results/target", ["unit": "\(north)", "sessions": "-1"], as: ib, from: "/results")
            #expect(posted.flash?.hasPrefix("e") == true)
            #expect(try await !site.get("/results", as: ib).text.contains("Syd"))
        }
    }
}
