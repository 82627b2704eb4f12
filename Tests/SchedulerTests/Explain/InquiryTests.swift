import Testing

@testable import Scheduler

@Suite struct InquiryTests {
    @Test("With only what is fixed and in the way, an unassigned session has no place", arguments: 0..<150)
    func proven(seed: Int) {
        let crowded = CrowdedRoster.make(seed: seed)
        for task in crowded.unplaced {
            let roster = crowded.roster
            guard let findings = roster.findings(for: task) else {
                #expect(!roster.options(for: task).isEmpty)
                continue
            }
            #expect(roster.options(for: task).isEmpty)
            #expect(!findings.isEmpty)
            #expect(only(blockers(of: findings, roster), of: roster).options(for: task).isEmpty)
        }
    }

    @Test("A session that has a place is told no reason but the cost", arguments: 0..<60)
    func possible(seed: Int) {
        let crowded = CrowdedRoster.make(seed: seed, leavingOut: 2)
        for task in crowded.unplaced where !crowded.roster.options(for: task).isEmpty {
            #expect(crowded.roster.findings(for: task) == nil)
            #expect(crowded.roster.week.reasons(task, crowded.roster).map(\.code) == ["costsMore"])
        }
    }

    @Test("Without one of its tasks in the way, most proofs fail", arguments: [0..<100])
    func small(seeds: Range<Int>) {
        var (all, needless) = (0, 0)
        for seed in seeds {
            let crowded = CrowdedRoster.make(seed: seed)
            for task in crowded.unplaced {
                guard let findings = crowded.roster.findings(for: task) else { continue }
                let blockers = blockers(of: findings, crowded.roster)
                for blocker in blockers {
                    all += 1
                    let rest = only(blockers.subtracting([blocker]), of: crowded.roster)
                    if rest.options(for: task).isEmpty { needless += 1 }
                }
            }
        }
        #expect(all > 300)
        #expect(needless * 20 < all, "\(needless) of \(all) could be left out")
    }

    @Test("A wish is hindered exactly if no place holds it, and that is proven too", arguments: 0..<80)
    func wishes(seed: Int) {
        let crowded = CrowdedRoster.make(seed: seed, leavingOut: 3)
        var random = SplitMix(seed: UInt64(seed))
        let problem = crowded.roster.week.problem
        for task in crowded.unplaced {
            for _ in 0..<4 {
                let wish = wish(problem, &random)
                let possible = allowed(task, crowded.roster).filter(wish.holds)
                guard let findings = crowded.roster.findings(for: task, wish: wish) else {
                    #expect(!possible.isEmpty)
                    continue
                }
                #expect(possible.isEmpty)
                let alone = only(blockers(of: findings, crowded.roster), of: crowded.roster)
                #expect(allowed(task, alone).filter(wish.holds).isEmpty)
            }
        }
    }

    private func wish(_ problem: WeekProblem, _ random: inout SplitMix) -> Wish {
        let start = Int.random(in: 0..<problem.days * 60, using: &random) * 24
        let starts: Range<Int>? =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: nil
            case 1: start..<start + 1
            default: start / 1_440 * 1_440..<(start / 1_440 + 1) * 1_440
            }
        return Wish(
            starts: starts,
            staff: Bool.random(using: &random) ? problem.staff.indices.randomElement(using: &random) : nil,
            device: Int.random(in: 0..<4, using: &random) == 0
                ? problem.devices.indices.randomElement(using: &random) : nil,
            room: Int.random(in: 0..<4, using: &random) == 0 ? problem.rooms.indices.randomElement(using: &random) : nil
        )
    }

    private func blockers(of findings: [Finding], _ roster: Roster) -> Set<Int> {
        Set(findings.flatMap(\.blockedBy).compactMap(roster.week.task(of:)))
    }

    private func only(_ tasks: Set<Int>, of roster: Roster) -> Roster {
        var rest = Roster(roster.week)
        for task in tasks.sorted() {
            guard let place = roster.places[task] else { continue }
            rest.place(task, at: place)
        }
        return rest
    }

    /// Every place, with every choice of devices.
    private func allowed(_ task: Int, _ roster: Roster) -> [Place] {
        let week = roster.week
        let course = week.course(of: task)
        let choices = course.needs.reduce([[]]) { lists, need in
            lists.flatMap { list in need.devices.filter { !list.contains($0) }.map { list + [$0] } }
        }
        return roster.options(for: task).map(\.place).flatMap { place in
            choices.map { Place(start: place.start, staff: place.staff, room: place.room, devices: $0) }
        }.filter { roster.obstacle(to: task, at: $0) == nil }
    }
}
