import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Services
import Testing

@testable import Web

@Suite struct WeekRoutesTests {
    @Test(
        "the week shows a trainer's shifts and names the sessions that have no place",
        arguments: ["week", "day", "list"])
    func week(scale: String) async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let date = try week.first.date
            let page = try await site.get("/week?date=\(date)&scale=\(scale)", as: site.people.planner)
            #expect(page.status == .ok)
            #expect(page.text.contains("Åse Øster"))
            #expect(page.text.contains("mangler en plads"))
            if scale != "list" { #expect(page.text.contains("Uden medarbejder")) }
            if scale == "week" { #expect(page.text.contains("07:00–15:00")) }
        }
    }

    @Test("a therapist sees the week and has no buttons to plan it")
    func therapist() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let page = try await site.get("/week?date=\(try week.first.date)", as: site.people.therapist)
            #expect(page.status == .ok)
            #expect(!page.text.contains(#"action="/week/plan""#) && !page.text.contains("data-move="))
        }
    }

    @Test("a session is moved by a form, and undone and done again")
    func move() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let session = try week.first
            let planner = site.people.planner
            let moved = try await site.post(
                "/sessions/\(session.id)/move",
                ["date": "\(session.date)", "time": "11:00", "staff": "\(week.trainer.id)", "back": "/week?rows=room"],
                as: planner)
            #expect(moved.headers[.location] == "/week?rows=room", "\(moved.flash ?? "")")
            #expect(try await week.session(session.id, site).place.staff == week.trainer.id)
            let unit = ["unit": "\(site.people.north.id)"]
            #expect(try await site.post("/week/undo", unit, as: planner).flash?.contains("Åse Øster") == true)
            #expect(try await week.session(session.id, site).place == session.place)
            _ = try await site.post("/week/redo", unit, as: planner)
            #expect(try await week.session(session.id, site).time == MinuteOfDay("11:00"))
        }
    }

    @Test("a move that breaks a rule leads to the session's page, which says why and what else there is")
    func refused() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let session = try week.first
            let answer = try await site.post(
                "/sessions/\(session.id)/move",
                ["date": "\(session.date)", "time": "20:00", "staff": "\(week.trainer.id)"], as: site.people.planner)
            let page = try #require(answer.headers[.location])
            #expect(page.hasPrefix("/sessions/\(session.id)?"))
            #expect(answer.flash?.hasPrefix("e") == true)
            let text = try await site.get(page, as: site.people.planner).text
            #expect(text.contains("Tiden er ikke en af borgerens mulige tider."))
            #expect(text.contains(#"name="overriding""#))
            #expect(text.contains(#"class="remedies""#) && text.contains("08:00"))
            #expect(try await week.session(session.id, site).place == session.place)
        }
    }

    @Test("a question about a place is answered on the session's page")
    func ask() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let session = try week.first
            let answer = try await site.post(
                "/sessions/\(session.id)/ask",
                ["date": "\(session.date)", "time": "09:00", "staff": "\(week.trainer.id)"], as: site.people.planner)
            let text = try await site.get(try #require(answer.headers[.location]), as: site.people.planner).text
            #expect(text.contains("Det kan lade sig gøre"))
        }
    }

    @Test("several sessions are given to somebody, shifted and called off at once")
    func many() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let ids = week.sessions.prefix(2).map { "session=\($0.id)" }.joined(separator: "&")
            func change(_ rest: String) async throws -> String? {
                let planner = site.people.planner
                let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
                let body = "csrf=\(planner.csrf)&\(ids)&\(rest)"
                return try await site.send(.post, "/week/change", as: planner, headers, body: Array(body.utf8)).flash
            }
            #expect(try await change("action=assign&staff=\(week.trainer.id)")?.hasPrefix("n") == true)
            let before = try await week.session(week.sessions[1].id, site)
            #expect(before.staff == week.trainer.id)
            #expect(try await change("action=shift&days=0&minutes=15")?.hasPrefix("n") == true)
            #expect(try await week.session(before.id, site).time.minutes == before.time.minutes + 15)
            #expect(try await change("action=cancel")?.hasPrefix("n") == true)
            #expect(try await week.session(before.id, site).cancelledAt != nil)
        }
    }

    @Test("sheets have a page for each trainer or citizen", arguments: ["staff", "citizen"])
    func sheets(side: String) async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let page = try await site.get("/week/print?date=\(try week.first.date)&by=\(side)", as: site.people.planner)
            #expect(page.text.contains(side == "staff" ? "<h2>Bo</h2>" : "<h2>Åse Øster</h2>"))
        }
    }

    @Test("planning a week makes a draft that is published item by item")
    func draft() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            let draft = try await week.plan(site)
            let page = try await site.get("/drafts/\(draft.id)", as: planner)
            let session = try week.first
            #expect(page.text.contains(#"name="item" value="\#(session.id)""#), "\(page.text)")
            let published = try await site.post("/drafts/\(draft.id)/publish", ["item": "\(session.id)"], as: planner)
            #expect(published.flash?.hasPrefix("n") == true, "\(published.text)")
            #expect(try await week.session(session.id, site).staff == week.trainer.id)
        }
    }

    @Test("an item that was changed since is marked on the draft, and nothing is published")
    func changedSince() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            let draft = try await week.plan(site)
            let session = try week.first
            var place = session.place
            place.time = try #require(MinuteOfDay("10:35"))
            place.staff = week.trainer.id
            guard case .done = try await site.services.planning.move([session.id: place], by: planner.staff) else {
                Issue.record("The session could not be moved.")
                return
            }
            let answer = try await site.post("/drafts/\(draft.id)/publish", ["item": "\(session.id)"], as: planner)
            #expect(answer.status == .conflict)
            #expect(answer.text.contains("10:35, siden udkastet blev lavet."))
            let discarded = try await site.post("/drafts/\(draft.id)/discard", as: planner)
            #expect(discarded.status == .seeOther)
        }
    }

    @Test("an absence leads to a draft without whoever is away")
    func absence() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            let draft = try await week.plan(site)
            _ = try await site.services.planning.publish(draft.id, by: planner.staff)
            let session = try week.first
            let answer = try await site.post(
                "/week/absence",
                [
                    "who": "staff:\(week.trainer.id)", "unit": "\(site.people.north.id)", "from": "\(session.date)",
                    "fromTime": "00:00", "to": "\(session.date)", "toTime": "23:59", "reason": "absent",
                ], as: planner)
            let page = try #require(answer.headers[.location])
            #expect(page.hasPrefix("/drafts/"), "\(answer.flash ?? "")")
            #expect(try await site.get(page, as: planner).text.contains("Åse Øster"))
            let trainer = try await site.get("/resources/staff/\(week.trainer.id)", as: planner).text
            #expect(trainer.contains(#"action="/absences/"#))
        }
    }

    @Test("shifts, rooms, tablets and closing days are kept by forms")
    func resources() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let planner = site.people.planner
            let unit = "\(site.people.north.id)"
            _ = try await site.post(
                "/resources/staff/\(week.trainer.id)",
                [
                    "shift.0.day": "1", "shift.0.from": "08:00", "shift.0.to": "00:00", "shift.0.weeks": "odd",
                    "skills": "hofte, balance", "maxHours": "7,5",
                ], as: planner)
            let trainer = try await site.services.planning.trainer(week.trainer.id, for: planner.staff)
            #expect(trainer.pattern == [Trainer.Shift(DayInterval(.monday, from: 480, to: 1440), weeks: .odd)])
            #expect(trainer.skills == ["balance", "hofte"] && trainer.maxMinutes == 450)
            _ = try await site.post(
                "/resources/rooms",
                [
                    "name": "Salen", "capacity": "8", "unit": unit, "opening.0.day": "2", "opening.0.from": "08:00",
                    "opening.0.to": "16:00",
                ], as: planner)
            _ = try await site.post("/resources/devices", ["name": "T9", "kind": "tablet", "unit": unit], as: planner)
            _ = try await site.post(
                "/resources/closing-days", ["date": "2026-12-24", "name": "Jul", "unit": unit], as: planner)
            _ = try await site.post(
                "/resources/settings",
                ["country": "DK", "grain": "15", "metresPerMinute": "250", "perStop": "3", "unit": unit], as: planner)
            let resources = try await site.services.planning.resources(of: site.people.north.id, for: planner.staff)
            #expect(resources.planning.country == .denmark && resources.planning.grain == 15)
            let page = try await site.get("/resources", as: planner).text
            for name in ["Salen", "T9", "Jul", "balance, hofte"] { #expect(page.contains(name)) }
            let bad = try await site.post(
                "/resources/staff/\(week.trainer.id)",
                ["shift.0.day": "1", "shift.0.from": "16:00", "shift.0.to": "08:00"],
                as: planner, from: "/resources/staff/\(week.trainer.id)")
            #expect(bad.flash?.hasPrefix("eEn linje med tider") == true)
        }
    }

    @Test("a plan's wishes are changed, and it pauses and goes on")
    func course() async throws {
        try await Site.with { site in
            let week = try await PlannedWeek(site)
            let therapist = site.people.therapist
            let path = "/plans/\(week.plan.id)"
            let today = "\(site.services.plans.today)"
            #expect(try await site.get(path, as: therapist).text.contains("08:00"))
            let saved = try await site.post(
                path + "/wishes",
                [
                    "from": today, "times": "1", "minutes": "45", "restDays": "0", "possible.0.day": "3",
                    "possible.0.from": "09:00", "possible.0.to": "12:00", "closing": "move", "checkpoint": "",
                ], as: therapist)
            #expect(saved.flash?.hasPrefix("n") == true, "\(saved.flash ?? saved.text)")
            let wish = try await site.services.plans.wishes(of: week.plan.id, for: therapist.staff).last?.wish
            #expect(wish?.minutes == 45 && wish?.timesAWeek == 1)
            let paused = try await site.post(
                path + "/pause", ["from": today, "to": "", "reason": "away", "extend": "1"], as: therapist)
            #expect(paused.flash?.hasPrefix("n") == true, "\(paused.flash ?? paused.text)")
            #expect(try await site.get(path, as: therapist).text.contains("På pause"))
            let resumed = try await site.post(path + "/resume", ["from": today], as: therapist)
            #expect(resumed.flash?.hasPrefix("n") == true, "\(resumed.flash ?? resumed.text)")
        }
    }
}
