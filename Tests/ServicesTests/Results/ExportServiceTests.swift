import Domain
import Services
import Store
import Testing

@Suite("ExportService")
struct ExportServiceTests {
    private func rows(
        _ table: ExportTable, _ house: House, for staff: StaffMember? = nil
    ) async throws -> [[SQLValue]] {
        let today = house.services.levels.today
        let order = ExportService.Order(table: table, from: today.adding(days: -60), to: today.adding(days: 60))
        var rows: [[SQLValue]] = []
        var place: ExportService.Place?
        repeat {
            let page = try await house.services.exports.page(
                of: order, after: place, zone: house.services.zone, today: today, for: staff ?? house.therapist)
            #expect(page.rows.allSatisfy { $0.count == table.columns.count })
            rows += page.rows
            place = page.next
        } while place != nil
        return rows
    }

    @Test("Every table has the rows of its period, for those who may see them", arguments: Engine.allCases)
    func tables(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, sessions) = try await house.tabletStory()
            let late = story.event("feedback.given", #"{"pain":9}"#, after: 200)
            try await house.writing {
                _ = try await house.services.writer.store(try story.batch(story.training))
                house.clock.advance(days: 7)
                try await house.services.results.note(
                    ResultService.Draft(completion: .done, reason: "x"), on: story.session, by: house.therapist)
                _ = try await house.services.writer.store(try story.batch([late], at: house.clock.now))
            }
            try await house.services.flags.sweep()
            #expect(try await rows(.sessions, house).count == sessions.count)
            #expect(try await rows(.events, house).count == story.training.count + 1)
            #expect(try await rows(.notes, house).count == 1)
            #expect(try await rows(.versions, house).count == 1)
            #expect(try await rows(.flags, house).isEmpty == false)
            #expect(try await rows(.weeks, house).count == 2 * 19)
            for table in ExportTable.allCases where table != .weeks {
                #expect(try await rows(table, house, for: house.stranger).isEmpty, "\(table)")
            }
            let weeks = try await rows(.weeks, house, for: house.stranger)
            #expect(weeks.allSatisfy { $0[0] == .text("Syd") })
        }
    }

    @Test("More than a page comes page by page, each row once")
    func pages() async throws {
        try await House.with { house in
            let programme = try await house.programme(of: try await house.exercise())
            for _ in 0..<2 {
                try await house.services.plans.prescribe(
                    house.draft(programme.id, weeks: 52, weekdays: Set(Weekday.allCases)), by: house.therapist)
            }
            let today = house.services.levels.today
            let order = ExportService.Order(table: .sessions, from: today, to: today.adding(days: 400))
            var seen: [SQLValue] = []
            var pages = 0
            var place: ExportService.Place?
            repeat {
                let page = try await house.services.exports.page(
                    of: order, after: place, zone: house.services.zone, today: today, for: house.therapist)
                seen += page.rows.map { $0[0] }
                place = page.next
                pages += 1
            } while place != nil
            let count = try await house.services.plans.summaries(of: house.citizen.id).count
            #expect(seen.count == count && Set(seen).count == count && pages == count / 200 + 1)
        }
    }

    @Test("Weeks are whole ones, however the period cuts them")
    func wholeWeeks() async throws {
        try await House.with { house in
            let (_, sessions) = try await house.prescribed(weeks: 6)
            house.clock.advance(days: 20)
            for session in sessions.prefix(3) {
                try await house.services.results.note(
                    ResultService.Draft(completion: .done), on: session.id, by: house.therapist)
            }
            // Wednesday and Thursday between a Tuesday and a Friday that were
            // trained.
            let wednesday = sessions[1].date.adding(days: 1)
            let order = ExportService.Order(
                table: .weeks, from: wednesday, to: wednesday.adding(days: 1), unit: house.north.id)
            let page = try await house.services.exports.page(
                of: order, after: nil, zone: house.services.zone, today: house.services.levels.today,
                for: house.therapist)
            #expect(page.rows.map { Array($0[1...3]) } == [[wednesday.monday.sqlValue, .integer(2), .integer(2)]])
        }
    }

    @Test("A period that is none, and another's unit, are refused")
    func refusals() async throws {
        try await House.with { house in
            let exports = house.services.exports
            let day = house.services.levels.today
            #expect(throws: ServiceError.self) {
                try exports.check(
                    ExportService.Order(table: .flags, from: day, to: day.adding(days: -1)), for: house.therapist)
            }
            #expect(throws: ServiceError.self) {
                try exports.check(
                    ExportService.Order(table: .flags, from: day, to: day, unit: house.north.id), for: house.stranger)
            }
        }
    }
}
