import Domain
import Services
import Store
import Testing

@Suite("Single days of trainers and units")
struct DayShiftTests {
    /// A published week of six sessions with two trainers.
    private func published(_ house: House) async throws -> (planner: StaffMember, trainers: [Trainer], day: CivilDate) {
        let (planner, trainers, _) = try await PlanningServiceTests.furnish(house)
        let planning = house.services.planning
        _ = try await planning.publish(try await house.planned(by: planner).id, by: planner)
        let entries = try await planning.board(house.north.id, week: House.monday, for: planner).entries
        let first = try #require(entries.first { $0.summary.session.staff == trainers[0].staff })
        return (planner, trainers, first.summary.session.date)
    }

    @Test("a day off drafts what becomes of that day's sessions, and changes none of them", arguments: Engine.allCases)
    func dayOff(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planning = house.services.planning
            let (planner, trainers, day) = try await published(house)
            let before = try await planning.board(house.north.id, week: House.monday, for: planner)
            let draft = try #require(try await planning.change(.off, of: trainers[0].staff, on: day, by: planner))
            let (_, items, _) = try await planning.draft(draft.id, for: planner)
            let touched = items.filter { $0.before.staff == trainers[0].staff && $0.before.date == day }
            #expect(!touched.isEmpty)
            #expect(touched.allSatisfy { $0.after?.staff != trainers[0].staff || $0.after?.date != day })
            let after = try await planning.board(house.north.id, week: House.monday, for: planner)
            #expect(after.entries.map(\.summary.session) == before.entries.map(\.summary.session))
            #expect(after.entries.contains { $0.conflicts.contains { $0.code == "shift" } })
            #expect(try await planning.change(.usual, of: trainers[0].staff, on: day, by: planner) == nil)
        }
    }

    @Test("two who swap a day work each other's hours of that day", arguments: Engine.allCases)
    func swap(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planning = house.services.planning
            let (planner, trainers, _) = try await PlanningServiceTests.furnish(house)
            let (day, hours) = (House.monday, [MinuteRange(from: 600, to: 700), MinuteRange(from: 720, to: 780)])
            _ = try await planning.change(.hours(hours.reversed()), of: trainers[0].staff, on: day, by: planner)
            _ = try await planning.change(.swap(with: trainers[1].staff), of: trainers[0].staff, on: day, by: planner)
            let days = try await planning.resources(of: house.north.id, for: planner).shiftDays
            #expect(days.first { $0.staff == trainers[1].staff }?.shifts == hours)
            #expect(days.first { $0.staff == trainers[0].staff }?.shifts == trainers[1].shifts(on: day))
            let itself = DayShift.swap(with: trainers[0].staff)
            #expect(
                try await code { _ = try await planning.change(itself, of: trainers[0].staff, on: day, by: planner) }
                    == .invalid)
        }
    }

    @Test("a new closing day drafts the sessions away from it")
    func close() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let (planner, _, day) = try await published(house)
            let closing = ClosingDay(unit: house.north.id, date: day, name: "Personaledag")
            let draft = try #require(try await planning.close(closing, by: planner))
            let (_, items, _) = try await planning.draft(draft.id, for: planner)
            #expect(!items.isEmpty && items.allSatisfy { $0.after?.date != day })
            // A program may say so again.
            #expect(try await planning.close(closing, by: planner) == nil)
            #expect(try await planning.publish(draft.id, by: planner).conflicts.isEmpty)
            let free = ClosingDay(unit: house.north.id, date: House.monday.adding(days: 6), name: "Søndag")
            #expect(try await planning.close(free, by: planner) == nil)
        }
    }

    @Test(
        "a day that the unit keeps free from now on drafts its sessions away, by its own name or as a local custom",
        arguments: Engine.allCases, [true, false])
    func custom(engine: Engine, isCustom: Bool) async throws {
        try await House.with(engine) { house in
            let planning = house.services.planning
            let planner = try await house.planner()
            var settings = UnitPlanning(unit: house.north.id, country: .denmark)
            #expect(try await planning.save(settings, by: planner).isEmpty)
            var wish = Wish(timesAWeek: 1, minutes: 30, possible: House.weekdays(from: 540, to: 720))
            wish.preferred = [DayInterval(.thursday, from: 540, to: 720)]
            let (_, sessions) = try await house.wished(wish, for: house.citizen, mode: .independent, weeks: 12)
            let eve = try #require(CivilDate("2026-12-24"))
            let session = try #require(sessions.first { $0.date == eve })

            settings.customs = ["christmasEve"]
            let drafts =
                isCustom
                ? try await planning.save(settings, by: planner)
                : try await [planning.close(ClosingDay(unit: house.north.id, date: eve, name: "Jul"), by: planner)]
                    .compactMap(\.self)
            #expect(drafts.map(\.monday) == [eve.monday])
            let (_, items, _) = try await planning.draft(try #require(drafts.first).id, for: planner)
            #expect(items.contains { $0.session == session.id } && items.allSatisfy { $0.after?.date != eve })
            settings.grain = 10
            #expect(try await planning.save(settings, by: planner).isEmpty)
        }
    }
}
