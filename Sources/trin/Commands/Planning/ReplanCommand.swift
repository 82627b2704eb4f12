import ArgumentParser
import Scheduler

/// `trin plan replan`: mend a plan after something happened.
struct ReplanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replan",
        abstract: "Mend a plan after an absence or for new requests, with as few changes as possible.",
        discussion: """
            Name who or what is absent, and from when to when. Requests of the problem that the plan does not name at \
            all are new: without an absence, the plan is mended for them. Each change is listed with the changes that \
            it needs; --accept takes some of them (and what they need) instead of all. The written plan belongs to \
            the changed problem, which --problem-output writes.
            """)

    @Argument(help: "The problem's file.")
    var problem: String

    @Argument(help: "The plan's file.")
    var solution: String

    @Option(help: "A member of staff who is absent.")
    var absent: String?

    @Option(help: "A tablet that is broken or lost.")
    var device: String?

    @Option(help: "A room that is closed.")
    var room: String?

    @Option(help: "A citizen who is away; their sessions are called off.")
    var citizen: String?

    @Flag(help: "The citizen's sessions are made up for at another time.")
    var makeUp = false

    @Option(help: "Since when: minutes after Monday 00:00, or such as thursday or thursday-08:05.")
    var from: PlanTime?

    @Option(help: "Until when; a day is meant as a whole.")
    var to: PlanTime?

    @Option(help: "Nothing that begins before then changes.")
    var freeze: PlanTime?

    @Option(help: "The numbers of the changes to accept, such as 0,2; all by default.")
    var accept: String?

    @Option(name: .shortAndLong, help: "The mended plan's file.")
    var output: String?

    @Option(help: "The changed problem's file.")
    var problemOutput: String?

    @Option(help: "Another seed may find another plan.")
    var seed: UInt64 = 1

    @Flag(help: "Answer in JSON.")
    var json = false

    private var interval: Range<Int>? {
        guard let from, let to else { return nil }
        let end = to.starts.count == 1 ? to.starts.lowerBound : to.starts.upperBound
        return from.starts.lowerBound < end ? from.starts.lowerBound..<end : nil
    }

    private var accepted: Set<Int>? {
        accept.map { Set($0.split(separator: ",").compactMap { Int($0) }) }
    }

    func validate() throws {
        let count = [absent, device, room, citizen].compactMap(\.self).count
        guard count <= 1 else { throw ValidationError("Name one of --absent, --device, --room and --citizen.") }
        guard count == 0 || interval != nil else {
            throw ValidationError("Say from when to when with --from and --to, the earlier first.")
        }
        if let accept, accepted?.count != accept.split(separator: ",").count {
            throw ValidationError("--accept takes numbers of changes, such as 0,2.")
        }
    }

    func run() throws {
        let answer: ReplanAnswer
        do throws(PlanFault) {
            answer = try replan()
        } catch {
            throw error.report()
        }
        if json { return try PlanAnswer.printJSON(answer) }
        for line in answer.lines { print(line) }
    }

    private func replan() throws(PlanFault) -> ReplanAnswer {
        if let output { try PlanFile.checkWritable(output) }
        if let problemOutput { try PlanFile.checkWritable(problemOutput) }
        var week = try PlanFile.problem(problem)
        let plan = try PlanFile.solution(solution)
        var disruptions = self.disruptions
        let named = Set((plan.assignments.map(\.name) + plan.unassigned.map(\.name)).map(\.request))
        let groups = Set(week.requests.filter { named.contains($0.id) }.compactMap(\.group))
        disruptions += week.requests.filter { $0.group == nil && !named.contains($0.id) }.map { .added($0) }
        week.requests.removeAll { request in
            !named.contains(request.id) && request.group.map { !groups.contains($0) } ?? true
        }
        if let breach = week.check(plan.assignments).first {
            throw PlanFault("“\(solution)” is no plan for this problem: \(breach).", code: 1)
        }
        guard !disruptions.isEmpty else {
            throw PlanFault("Nothing has happened: name an absence, or add requests to the problem.", code: 64)
        }
        var options = Replanner.Options()
        options.frozenBefore = freeze?.starts.lowerBound ?? 0
        options.seed = seed
        let replan: Replan
        do throws(SchedulerError) {
            replan = try Replanner(week, plan.assignments, disruptions, options).plan()
        } catch {
            throw PlanFault(error.message, code: 65)
        }
        let all = Set(replan.changes.indices)
        let chosen = replan.closure(of: (accepted ?? all).intersection(all))
        try write(replan, replan.placements(accepting: chosen))
        return ReplanAnswer(replan, accepted: chosen)
    }

    private var disruptions: [Disruption] {
        guard let interval else { return [] }
        return [
            absent.map { .staffAbsent($0, interval) }, device.map { .deviceAbsent($0, interval) },
            room.map { .roomClosed($0, interval) }, citizen.map { .citizenAway($0, interval, isMadeUp: makeUp) },
        ].compactMap(\.self)
    }

    private func write(_ replan: Replan, _ placements: [Placement]) throws(PlanFault) {
        if let problemOutput { try PlanFile.write(replan.problem.json, to: problemOutput) }
        guard let output else { return }
        var broken: [Int] = []
        let roster = Roster(Week(replan.problem), placements: placements, broken: &broken)
        var bound = LowerBound(replan.problem)
        bound.improve(steps: 1, upper: roster.cost)
        let mended = WeekSolution(
            parts: roster.parts, bound: min(bound.value, roster.cost), seed: seed, iterations: 0, seconds: nil,
            assignments: roster.placements, unassigned: roster.unassigned())
        try PlanFile.write(mended.json, to: output)
    }
}
