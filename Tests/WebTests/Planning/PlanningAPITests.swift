import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Testing

@testable import Web

@Suite struct PlanningAPITests {
    private func send(
        _ site: Site, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil
    ) async throws -> TestResponse {
        let planner = site.people.planner
        return try await site.send(
            method, "/api/v1/" + path, as: planner, [.contentType: "application/json", .token: planner.csrf],
            body: body.map { Array($0.utf8) })
    }

    private func object(_ response: TestResponse) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.body.readableBytesView)) as? [String: Any])
    }

    @Test("a week tells its days, trainers and sessions")
    func week() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let answer = try object(
                try await send(site, .get, "units/\(site.people.north.id)/week?date=\(try week.first.date)"))
            #expect((answer["days"] as? [Any])?.count == 7)
            #expect((answer["trainers"] as? [Any])?.count == 1)
            let sessions = try #require(answer["sessions"] as? [[String: Any]])
            #expect(
                sessions.contains {
                    $0["id"] as? String == "\(week.sessions[0].id)" && $0["isPlaced"] as? Bool == false
                })
        }
    }

    @Test("a move names only what changes; null takes it away")
    func move() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let session = try week.first
            let path = "sessions/\(session.id)/move"
            let given = try await send(site, .post, path, #"{"staff": "\#(week.trainer.id)"}"#)
            #expect(given.status == .ok, "\(given.text)")
            #expect(try await week.session(session.id, site).staff == week.trainer.id)
            #expect(try await week.session(session.id, site).time == session.time)
            let refused = try await send(site, .post, path, #"{"time": "21:00"}"#)
            #expect(refused.status == .conflict)
            let problem = try object(refused)
            #expect(refused.headers[.contentType] == "application/problem+json")
            #expect((problem["sessions"] as? [Any])?.count == 1 && (problem["remedies"] as? [Any])?.isEmpty == false)
            let forced = try await send(site, .post, path, #"{"time": "21:00", "overriding": true}"#)
            #expect(forced.status == .ok, "\(forced.text)")
            #expect(try await week.session(session.id, site).isPinned)
        }
    }

    @Test("suggestions, a possibility and an explanation have costs")
    func explanations() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let session = try week.first
            let list = try await send(site, .get, "sessions/\(session.id)/suggestions?count=3")
            let suggestions =
                try JSONSerialization.jsonObject(with: Data(list.body.readableBytesView)) as? [[String: Any]]
            #expect(suggestions?.count == 3 && suggestions?[0]["cost"] is Int)
            let possibility = try object(
                try await send(
                    site, .get,
                    "sessions/\(session.id)/possibility?date=\(session.date)&time=21:00&staff=\(week.trainer.id)"))
            #expect(possibility["isPossible"] as? Bool == false)
            let explanation = try object(try await send(site, .get, "sessions/\(session.id)"))
            #expect(explanation["alternatives"] is [Any])
        }
    }

    @Test("planning is a job whose draft is read, edited and published")
    func planning() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let unit = site.people.north.id
            let ordered = try await send(
                site, .post, "units/\(unit)/planning-jobs", #"{"week": "\#(try week.first.date)", "seconds": 1}"#)
            #expect(ordered.status == .accepted, "\(ordered.text)")
            let job = try #require(try object(ordered)["id"] as? String)
            #expect(ordered.headers[.location] == "/api/v1/planning-jobs/\(job)")
            try await site.services.planner.drain()
            let done = try object(try await send(site, .get, "planning-jobs/\(job)"))
            #expect(done["state"] as? String == "done")
            let draft = try #require(done["draft"] as? String)
            let items = try #require(
                try object(try await send(site, .get, "drafts/\(draft)"))["items"] as? [[String: Any]])
            #expect(!items.isEmpty)
            #expect(try await send(site, .post, "drafts/\(draft)/publish", "{}").status == .ok)
            #expect(try await send(site, .post, "units/\(unit)/undo").status == .ok)
            #expect(try await send(site, .post, "units/\(unit)/redo").status == .ok)
            let problem = try object(
                try await send(site, .get, "units/\(unit)/week/problem?date=\(try week.first.date)"))
            #expect(problem["format"] as? String == "trin-week-1")
        }
    }

    @Test("resources are made and removed by their identifiers")
    func resources() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let unit = site.people.north.id
            let room = "0198c0de-0000-7000-8000-000000000007"
            let made = try await send(
                site, .put, "rooms/\(room)",
                #"{"unit": "\#(unit)", "name": "Salen", "capacity": 4, "opening": [{"weekday": 1, "from": 480, "to": 960}]}"#
            )
            #expect(made.status == .ok, "\(made.text)")
            let marked = try await send(
                site, .post, "units/\(unit)/absences",
                """
                {"kind": "staff", "resource": "\(week.trainer.id)", "reason": "absent",
                 "from": {"date": "2026-11-24", "time": "00:00"}, "to": {"date": "2026-11-25", "time": "00:00"}}
                """)
            #expect(marked.status == .created, "\(marked.text)")
            let resources = try object(try await send(site, .get, "units/\(unit)/resources"))
            #expect((resources["rooms"] as? [[String: Any]])?.first?["name"] as? String == "Salen")
            #expect((resources["absences"] as? [[String: Any]])?.first?["kind"] as? String == "staff")
            #expect(try await send(site, .delete, "rooms/\(room)").status == .noContent)
        }
    }

    @Test("a unit that is not one's own is not there", arguments: ["week", "resources", "week/problem"])
    func otherUnit(path: String) async throws {
        try await Site.with { site in
            let answer = try await send(site, .get, "units/\(site.people.south.id)/\(path)")
            #expect(answer.status == .notFound && answer.problem?.status == 404)
        }
    }
}
