import ArgumentParser
import Foundation
import Scheduler

/// A problem and its plan, ready for questions.
struct PlanQuestion {
    let problem: WeekProblem
    let roster: Roster

    var week: Week { roster.week }

    /// Refuses a plan that breaks a rule.
    init(problem path: String, solution: String) throws(PlanFault) {
        problem = try PlanFile.problem(path)
        let plan = try PlanFile.solution(solution)
        if let breach = problem.check(plan.assignments).first {
            throw PlanFault("“\(solution)” is no plan for this problem: \(breach).", code: 1)
        }
        var broken: [Int] = []
        roster = Roster(Week(problem), placements: plan.assignments, broken: &broken)
    }

    func task(of name: SessionName) throws(PlanFault) -> Int {
        guard let task = week.task(of: name) else {
            throw PlanFault("There is no session “\(name)”; write it as REQUEST/NUMBER, from 0.", code: 64)
        }
        return task
    }

    func wish(at: PlanTime?, staff: String?, device: String?, room: String?) throws(PlanFault) -> Wish {
        func index(_ name: String?, _ names: [String], _ kind: String) throws(PlanFault) -> Int? {
            guard let name else { return nil }
            guard let index = names.firstIndex(of: name) else {
                throw PlanFault("“\(name)” is not among the problem's \(kind).", code: 64)
            }
            return index
        }
        return Wish(
            starts: at?.starts, staff: try index(staff, problem.staff.map(\.id), "staff"),
            device: try index(device, problem.devices.map(\.id), "devices"),
            room: try index(room, problem.rooms.map(\.id), "rooms"))
    }
}

/// A moment as an argument: minutes after Monday 00:00, a day such as
/// `thursday`, or both, such as `thursday-08:05`.
struct PlanTime: ExpressibleByArgument {
    /// A minute or a whole day.
    let starts: Range<Int>

    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    init?(argument: String) {
        if let minute = Int(argument) {
            guard minute >= 0, minute < 28 * 1_440 else { return nil }
            starts = minute..<minute + 1
            return
        }
        let parts = argument.lowercased().split(whereSeparator: { $0 == "-" || $0 == " " })
        guard let name = parts.first, parts.count <= 2,
            let day = Self.days.firstIndex(where: { $0.hasPrefix(name) && name.count >= 2 })
        else { return nil }
        guard parts.count == 2 else {
            starts = day * 1_440..<(day + 1) * 1_440
            return
        }
        let clock = parts[1].split(separator: ":").map { Int($0) }
        guard clock.count == 2, let hour = clock[0], let minute = clock[1], (0...24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        let start = day * 1_440 + hour * 60 + minute
        starts = start..<start + 1
    }
}

/// A session as an argument, such as `c1/0`.
struct SessionArgument: ExpressibleByArgument {
    let name: SessionName

    init?(argument: String) {
        guard let slash = argument.lastIndex(of: "/"), let number = Int(argument[argument.index(after: slash)...])
        else {
            return nil
        }
        name = SessionName(request: String(argument[..<slash]), session: number)
    }
}
