import Testing

@testable import Scheduler

@Suite struct ReplannerTests {
    @Test("A mended plan keeps the rules, whichever changes are accepted with what they need", arguments: 0..<120)
    func rules(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let crowded = CrowdedRoster.make(seed: seed)
        let problem = crowded.roster.week.problem
        let placements = crowded.roster.placements
        var options = Replanner.Options()
        options.frozenBefore = seed % 3 == 0 ? 1_440 + 600 : 0
        options.effort = 300
        options.nodes = 300
        let disruption = disruption(problem, &random)
        let replan = try Replanner(problem, placements, [disruption], options).plan()
        let all = Set(replan.changes.indices)
        let after = replan.placements(accepting: all)
        #expect(replan.problem.check(after).isEmpty)
        #expect(replan.problem.cost(of: after) == replan.after)
        #expect(replan.problem.cost(of: replan.placements(accepting: [])).moved >= 0)
        for _ in 0..<12 {
            let some = replan.closure(of: all.filter { _ in Bool.random(using: &random) })
            let plan = replan.placements(accepting: some)
            #expect(replan.problem.check(plan).isEmpty, "accepting \(some.sorted()) of \(replan.changes)")
        }
        for change in replan.changes where change.cause != .calledOff {
            #expect(change.before.allSatisfy { $0.start >= options.frozenBefore })
            #expect(change.after.allSatisfy { $0.start >= options.frozenBefore })
            #expect(change.before != change.after || change.after.isEmpty)
            #expect(change.after.isEmpty == !change.findings.isEmpty || change.after.isEmpty)
        }
        let touched = Set(replan.changes.flatMap(\.sessions))
        let known = Set(replan.problem.requests.map(\.id))
        for placement in placements where !touched.contains(placement.name) && known.contains(placement.name.request) {
            #expect(after.contains(placement))
        }
    }

    @Test("No plan leaves fewer without a place, moves fewer, or is cheaper with as few", arguments: 0..<150)
    func fewest(seed: Int) throws {
        let tiny = TinyWeek.make(seed: seed)
        var options = Replanner.Options()
        options.nodes = 1_000_000
        let day = seed % 2
        let disruption: Disruption =
            seed % 5 == 4
            ? .deviceAbsent("t0", day * 1_440..<(day + 1) * 1_440)
            : .staffAbsent("s\(seed % 2)", day * 1_440..<(day + 1) * 1_440)
        let replan = try Replanner(tiny.problem, tiny.placements, [disruption], options).plan()
        let best = FullSearch.best(replan.problem, tiny.placements)
        let lost = replan.changes.filter { $0.after.isEmpty }.reduce(0) { $0 + $1.sessions.count }
        let moved = replan.changes.filter { $0.cause == .makesRoom }.reduce(0) { $0 + $1.sessions.count }
        #expect([lost, moved, replan.after.total] == best)
    }

    @Test("Only the changes of one sort are made: a called-off session goes, a new one comes")
    func causes() throws {
        let tiny = TinyWeek.make(seed: 3)
        let first = try #require(tiny.placements.first { !tiny.problem.fixed.map(\.name).contains($0.name) })
        let request = try #require(tiny.problem.requests.first { $0.id == first.name.request })
        let away = Disruption.citizenAway(request.citizen, first.start..<first.start + 1, isMadeUp: false)
        let off = try Replanner(tiny.problem, tiny.placements, [away]).plan()
        #expect(off.changes.map(\.cause) == [.calledOff])
        #expect(off.changes.first?.after == [])
        var new = request
        (new.id, new.citizen, new.mode, new.group) = ("new", "nora", .independent, nil)
        (new.rooms, new.deviceKind, new.possible) = ([], nil, [600..<700])
        let more = try Replanner(tiny.problem, tiny.placements, [.added(new)]).plan()
        #expect(more.changes.map(\.cause) == [.added])
        #expect(more.changes.first?.after.first?.start == 600)
    }

    @Test(
        "A disruption of nobody is refused",
        arguments: [
            Disruption.staffAbsent("nobody", 0..<10), .deviceAbsent("nothing", 0..<10), .roomClosed("nowhere", 0..<10),
            .citizenAway("nobody", 0..<10, isMadeUp: true), .staffAbsent("s0", 10..<10),
        ])
    func refused(disruption: Disruption) {
        let tiny = TinyWeek.make(seed: 1)
        #expect(throws: SchedulerError.self) { try Replanner(tiny.problem, tiny.placements, [disruption]) }
    }

    private func disruption(_ problem: WeekProblem, _ random: inout SplitMix) -> Disruption {
        let day = Int.random(in: 0..<problem.days, using: &random)
        let from = day * 1_440 + Int.random(in: 300...700, using: &random)
        let interval = from..<from + Int.random(in: 60...2_000, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0 where !problem.devices.isEmpty: return .deviceAbsent(problem.devices[0].id, interval)
        case 1 where !problem.rooms.isEmpty: return .roomClosed(problem.rooms[0].id, interval)
        case 2:
            return .citizenAway(
                problem.requests.randomElement(using: &random)?.citizen ?? "", interval,
                isMadeUp: Bool.random(using: &random))
        default: return .staffAbsent(problem.staff.randomElement(using: &random)?.id ?? "", interval)
        }
    }
}
