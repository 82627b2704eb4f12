import Domain
import Scheduler
import Services
import Store
import Testing

@Suite("A unit's week as a week problem")
struct UnitWeekTests {
    /// A group of three in a room, assisted citizens with tablets, addresses
    /// and pins, one of which is against the rules.
    private static func furnish(_ house: House) async throws -> StaffMember {
        let planning = house.services.planning
        let (planner, trainers, sessions) = try await PlanningServiceTests.furnish(house)
        let north = house.north.id
        var sites: [Site] = []
        for number in 0..<4 {
            let site = Site(
                id: .new(at: house.clock.now), unit: north, address: "Vej \(number)", x: 575_000 + number * 900,
                y: 6_220_000)
            sites.append(try await planning.save(site, by: planner))
        }
        var trainer = trainers[0]
        (trainer.home, trainer.skills, trainer.maxMinutes) = (sites[0].id, ["balance"], 900)
        try await planning.save(trainer, by: planner)
        let room = try await planning.save(
            Room(
                id: .new(at: house.clock.now), unit: north, name: "Salen", capacity: 3, site: sites[1].id,
                opening: House.weekdays(from: 540, to: 720)), by: planner)
        for number in 0..<2 {
            try await planning.save(
                PoolDevice(id: .new(at: house.clock.now), unit: north, name: "T\(number)", kind: "tablet"), by: planner)
        }
        let group = Wish(
            timesAWeek: 1, minutes: 60, possible: House.weekdays(from: 480, to: 800), skill: "balance",
            deviceKind: nil, rooms: [room.id], group: "Hold")
        for (index, citizen) in try await house.citizens(3).enumerated() {
            try await planning.setHome(sites[index].id, of: citizen.id, by: planner)
            try await house.wished(group, for: citizen, mode: .group)
            var own = PlanningServiceTests.wish
            (own.deviceKind, own.preferredStaff) = ("tablet", [trainers[1].staff])
            try await house.wished(own, for: citizen)
        }
        // On a shift, and far from it.
        for (session, time) in [(sessions[0], "08:30"), (sessions[2], "20:00")] {
            let place = SessionPlace(House.monday, try #require(MinuteOfDay(time)), staff: trainers[1].staff)
            guard case .done = try await planning.move([session.id: place], overriding: true, by: planner) else {
                Issue.record("The pin was refused.")
                continue
            }
        }
        return planner
    }

    @Test("What is stored makes a problem that anybody can plan and check", arguments: Engine.allCases)
    func problem(engine: Engine) async throws {
        try await House.with(engine) { house in
            let planner = try await Self.furnish(house)
            let bytes = try await house.services.planning.problem(of: house.north.id, week: House.monday, for: planner)
            let problem = try WeekProblem(json: bytes)
            #expect(problem.week == "2026-W41" && problem.days == 7 && problem.staff.count == 2)
            // The pin at night stands apart, and takes its time.
            #expect(problem.fixed.count == 1)
            #expect(problem.requests.reduce(0) { $0 + $1.sessions } == 6 - 1 + 3 + 6)
            #expect(Set(problem.requests.compactMap(\.group)).count == 1)
            #expect(problem.staff.contains { $0.site == 0 && $0.maxMinutes == 900 })
        }
    }

    @Test("A group is planned, published and moved together")
    func group() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let planner = try await Self.furnish(house)
            let draft = try await house.planned(by: planner)
            #expect(try await planning.draft(draft.id, for: planner).items.allSatisfy { $0.after != nil })
            let outcome = try await planning.publish(draft.id, by: planner)
            #expect(outcome.conflicts.isEmpty)
            func members() async throws -> [Session] {
                try await planning.board(house.north.id, week: House.monday, for: planner).entries
                    .filter { $0.summary.mode == .group }.map(\.summary.session)
            }
            let before = try await members()
            #expect(before.count == 3 && Set(before.map(\.place)).count == 1 && before[0].room != nil)
            let best = try #require(try await planning.suggestions(for: before[0].id, for: planner).first)
            guard case .done(let change) = try await planning.move([before[0].id: best.place], by: planner) else {
                Issue.record("The group was not moved to \(best).")
                return
            }
            #expect(change.items.count == 3)
            #expect(Set(try await members().map(\.place)) == [best.place])
        }
    }

    @Test("A session without a place says why, in people's names")
    func reasons() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let planner = try await house.planner()
            _ = try await house.trainer("anna", by: planner)
            var wish = PlanningServiceTests.wish
            wish.skill = "dans"
            let (_, sessions) = try await house.wished(wish, for: house.citizen)
            let draft = try await house.planned(by: planner)
            let (_, items, _) = try await planning.draft(draft.id, for: planner)
            #expect(items.count == 2 && items.allSatisfy { $0.after == nil && !$0.isChange })
            #expect(items.allSatisfy { $0.reasons.map(\.code) == ["noStaffWithSkill"] })
            let explanation = try await planning.explanation(of: sessions[0].id, for: planner)
            #expect(explanation.reasons.map(\.code) == ["noStaffWithSkill"] && explanation.alternatives.isEmpty)
        }
    }

    @Test("A group without a common time is called what the wishes call it")
    func noCommonTime() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let planner = try await house.planner()
            _ = try await house.trainer("anna", by: planner)
            for (citizen, from) in zip(try await house.citizens(2), [480, 700]) {
                let wish = Wish(
                    timesAWeek: 1, minutes: 60, possible: House.weekdays(from: from, to: from + 100),
                    group: "Stol/hold")
                try await house.wished(wish, for: citizen, mode: .group)
            }
            let draft = try await house.planned(by: planner)
            let reasons = try await planning.draft(draft.id, for: planner).items.flatMap(\.reasons)
            #expect(Set(reasons.map(\.code)) == ["noCommonTime"])
            #expect(reasons.allSatisfy { $0.details?.values == ["Stol/hold", "60"] }, "\(reasons)")
            #expect(reasons.allSatisfy { $0.message.contains("“Stol/hold”") }, "\(reasons)")
        }
    }

    @Test("Why not there: a rule and who is in the way, or what it costs")
    func possibility() async throws {
        try await House.with { house in
            let planning = house.services.planning
            let (planner, trainers, _) = try await PlanningServiceTests.furnish(house)
            _ = try await planning.publish(try await house.planned(by: planner).id, by: planner)
            let entries = try await planning.board(house.north.id, week: House.monday, for: planner).entries
            let (mine, other) = (entries[0].summary.session, try #require(entries.last).summary.session)
            guard
                case .impossible(let conflicts) = try await planning.possibility(
                    of: other.place, for: mine.id, for: planner)
            else {
                Issue.record("Two sessions at once were thought possible.")
                return
            }
            #expect(conflicts.contains { $0.code == "staffBusy" && $0.sessions == [other.id] })
            let explained = try await planning.explanation(of: mine.id, for: planner)
            let best = try #require(explained.alternatives.first)
            guard case .possible(let same) = try await planning.possibility(of: best.place, for: mine.id, for: planner)
            else {
                Issue.record("The alternative was thought impossible.")
                return
            }
            #expect(same == best && trainers.contains { $0.staff == best.place.staff })
        }
    }
}
