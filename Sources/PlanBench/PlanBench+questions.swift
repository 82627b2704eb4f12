import Scheduler

extension PlanBench {
    /// Suggestions for one session that loses its place, among all others.
    static func suggest(_ problem: WeekProblem, _ solution: WeekSolution) {
        var roster = roster(problem, solution)
        var times: [Double] = []
        for task in stride(from: 0, to: roster.places.count, by: max(1, roster.places.count / 200)) {
            guard let place = roster.places[task] else { continue }
            roster.remove(task)
            times.append(milliseconds { _ = roster.suggestions(for: task, count: 5) })
            roster.place(task, at: place)
        }
        report("suggest 5 places among \(problem.requests.count) requests", times)
    }

    static func explain(_ problem: WeekProblem, _ solution: WeekSolution) {
        let roster = roster(problem, solution)
        let tasks = Array(stride(from: 0, to: roster.places.count, by: max(1, roster.places.count / 50)))
        report(
            "why here, among \(problem.requests.count) requests",
            tasks.map { task in milliseconds { _ = roster.explanation(of: task) } })
    }

    /// One member of staff is ill for a day.
    static func replan(_ problem: WeekProblem, _ solution: WeekSolution) throws(SchedulerError) {
        var times: [Double] = []
        var (lost, moved, unplaced) = (0, 0, 0)
        for staff in problem.staff {
            for day in 0..<(isQuick ? 1 : 5) {
                let absence = Disruption.staffAbsent(staff.id, day * 1_440..<(day + 1) * 1_440)
                var result: Replan?
                var failure: SchedulerError?
                times.append(
                    milliseconds {
                        do throws(SchedulerError) {
                            result = try Replanner(problem, solution.assignments, [absence]).plan()
                        } catch {
                            failure = error
                        }
                    })
                if let failure { throw failure }
                for change in result?.changes ?? [] {
                    if change.cause == .lostPlace { lost += change.sessions.count }
                    if change.cause == .makesRoom { moved += change.sessions.count }
                    if change.after.isEmpty { unplaced += change.sessions.count }
                }
            }
        }
        report(
            "re-plan after a day's absence, \(problem.requests.count) requests", times,
            "\(lost) lost their place, \(moved) others moved, \(unplaced) without a place")
    }

    /// The reasons of thousands: most of the staff is gone.
    static func reasons() {
        var problem = WeekGenerator(WeekGenerator.Options(citizens: 5_000, staff: 400)).problem()
        problem.staff = problem.staff.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        let ids = Set(problem.staff.map(\.id))
        for index in problem.requests.indices {
            problem.requests[index].preferredStaff.removeAll { !ids.contains($0) }
            problem.requests[index].excludedStaff.removeAll { !ids.contains($0) }
        }
        var roster = Roster(Week(problem))
        for task in roster.places.indices {
            if let best = roster.suggestions(for: task, count: 1).first { roster.place(task, at: best.place) }
        }
        var count = 0
        var blockers = 0
        let time = milliseconds {
            let unassigned = roster.unassigned()
            count = unassigned.count
            blockers = unassigned.reduce(0) { $0 + $1.reasons.reduce(0) { $0 + $1.blockedBy.count } }
        }
        report("prove why all of these have no place", [time], "\(count) tasks, \(blockers) in the way")
    }

    private static func roster(_ problem: WeekProblem, _ solution: WeekSolution) -> Roster {
        var broken: [Int] = []
        return Roster(Week(problem), placements: solution.assignments, broken: &broken)
    }
}
