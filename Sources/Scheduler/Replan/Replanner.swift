/// Mends a plan after something happened: as many sessions as possible keep
/// or get a place, as few as possible of the others change, and of such
/// plans it looks for the cheapest.
package struct Replanner {
    package struct Options: Hashable, Sendable {
        /// Nothing that begins before this minute changes.
        package var frozenBefore = 0
        package var seed: UInt64 = 1
        /// How many times places may be surveyed: about 0.1 ms each among 500
        /// citizens.
        package var effort = 800
        /// Steps of a full search, made if the problem is small.
        package var nodes = 20_000

        package init() {}
    }

    private let disrupted: DisruptedWeek
    private let original: [Placement]
    private let options: Options
    private let added: Set<String>

    /// `placements` is the plan so far.
    package init(
        _ problem: WeekProblem, _ placements: [Placement], _ disruptions: [Disruption], _ options: Options = Options()
    ) throws(SchedulerError) {
        disrupted = try DisruptedWeek(problem, placements, disruptions, frozenBefore: options.frozenBefore)
        original = placements
        self.options = options
        added = Set(
            disruptions.compactMap { disruption in
                if case .added(let request) = disruption { request.id } else { nil }
            })
    }

    package func plan(isStopped: () -> Bool = { false }) -> Replan {
        let week = Week(disrupted.problem)
        var broken: [Int] = []
        let roster = Roster(week, placements: disrupted.placements, broken: &broken)
        let isCalledOff = Set(disrupted.calledOff.compactMap(week.task(of:)))
        let new = added.sorted().flatMap { id in
            week.task(of: SessionName(request: id, session: 0)).map { Array(week.course(of: $0).tasks) } ?? []
        }
        let wanted = broken.filter { !isCalledOff.contains($0) } + new
        let origin = Repair(roster, wanted: wanted, earliest: options.frozenBefore, effort: options.effort)
        let mended = mend(origin, isStopped: isStopped)
        return replan(origin, mended, calledOff: broken.filter(isCalledOff.contains))
    }

    private func mend(_ origin: Repair, isStopped: () -> Bool) -> Repair {
        var random = SplitMix(seed: options.seed)
        var repair = origin
        repair.insert(repair.wanted)
        repair.relocate()
        repair.eject(depth: 2)
        repair.settle()
        repair.relocate()
        repair.shuffle(using: &random, isStopped: isStopped)
        var exhaustion = Exhaustion(origin, best: repair, nodes: options.nodes)
        if exhaustion.isPromising { exhaustion.run(isStopped: isStopped) }
        repair = exhaustion.best
        repair.settle()
        return repair
    }

    private func replan(_ origin: Repair, _ mended: Repair, calledOff: [Int]) -> Replan {
        let week = origin.roster.week
        let before = week.places(of: disrupted.placements)
        let moved = mended.moved.sorted()
        let new = Set(
            added.compactMap { week.task(of: SessionName(request: $0, session: 0)) }.flatMap {
                week.course(of: $0).tasks
            })
        var changes = (mended.wanted + moved + calledOff).sorted().map { task in
            Replan.Change(
                cause: new.contains(task)
                    ? .added
                    : calledOff.contains(task) ? .calledOff : origin.origins[task] == nil ? .lostPlace : .makesRoom,
                sessions: week.names(of: task),
                before: before[task].map { week.placements(of: task, at: $0) } ?? [],
                after: mended.roster.places[task].map { week.placements(of: task, at: $0) } ?? [],
                findings: mended.roster.places[task] != nil || calledOff.contains(task)
                    ? [] : mended.roster.findings(for: task, wish: mended.wish) ?? [],
                needs: [])
        }
        for (index, needs) in Dependence(origin, mended).needs(changes).enumerated() { changes[index].needs = needs }
        changes += disrupted.left.map { placement in
            Replan.Change(
                cause: .calledOff, sessions: [placement.name], before: [placement], after: [], findings: [], needs: [])
        }
        let touched = Set(changes.flatMap(\.sessions))
        return Replan(
            problem: disrupted.problem, changes: changes, before: origin.roster.parts, after: mended.roster.parts,
            kept: origin.roster.placements.filter { !touched.contains($0.name) })
    }
}
