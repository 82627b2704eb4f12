@testable import Scheduler

/// Weeks so small that every plan can be tried: two days, two or three
/// members of staff, starts at half hours, and hardly enough room.
struct TinyWeek {
    let problem: WeekProblem
    let placements: [Placement]

    static func make(seed: Int) -> TinyWeek {
        var random = SplitMix(seed: UInt64(seed) &* 31 &+ 5)
        func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let travels = int(0...1) == 1
        let staff = (0..<int(2...3)).map { index in
            let shifts = (0..<2).map { $0 * 1_440 + 480..<$0 * 1_440 + 480 + int(2...5) * 30 }
            return WeekProblem.Staff(
                id: "s\(index)", skills: index == 0 ? ["balance"] : [], shifts: shifts,
                maxMinutes: int(0...3) == 0 ? 150 : nil, site: travels ? 0 : nil)
        }
        let devices = (0..<int(1...2)).map {
            WeekProblem.Device(id: "t\($0)", kind: "tablet", available: [0..<2_880])
        }
        let rooms = [WeekProblem.Room(id: "r0", capacity: 2, available: [480..<600, 1_920..<2_040], site: nil)]
        var requests: [WeekProblem.Request] = []
        for index in 0..<int(4...6) {
            let isGroup = int(0...5) == 0
            for member in 0..<(isGroup ? 2 : 1) {
                requests.append(
                    WeekProblem.Request(
                        id: "q\(requests.count)", citizen: "c\(index + member * 10)",
                        mode: isGroup ? .group : int(0...5) == 0 ? .independent : .assisted, sessions: 1,
                        minutes: isGroup ? 30 : 30 * int(1...2), restDays: 0,
                        possible: int(0...1) == 0 ? [0..<2_880] : [480 + 1_440 * int(0...1)..<2_880],
                        preferred: int(0...1) == 0 ? [] : [480..<540], skill: nil,
                        deviceKind: int(0...2) == 0 ? "tablet" : nil, rooms: isGroup || int(0...4) == 0 ? ["r0"] : [],
                        group: isGroup ? "g\(index)" : nil, site: travels ? isGroup ? 1 : int(0...3) : nil))
            }
            if isGroup, let last = requests.last {
                requests[requests.count - 2].rooms = last.rooms
                requests[requests.count - 2].possible = last.possible
            }
        }
        var problem = WeekProblem(
            week: "2026-W48", zone: "Europe/Copenhagen", days: 2, grain: 30, staff: staff, devices: devices,
            rooms: rooms, requests: requests,
            travel: travels
                ? .places([0, 1, 2, 6].map { .init(x: $0 * 3_000, y: 0) }, metresPerMinute: 300, perStop: 0) : .none,
            fixed: [], previous: [], weights: Weights())
        var roster = Roster(Week(problem))
        for task in roster.week.tasks.indices.shuffled(using: &random) {
            guard let option = roster.options(for: task).randomElement(using: &random) else { continue }
            roster.place(task, at: option.place)
        }
        if let first = roster.places.firstIndex(where: { $0 != nil }), int(0...3) == 0, let place = roster.places[first]
        {
            problem.fixed = roster.week.placements(of: first, at: place)
        }
        return TinyWeek(problem: problem, placements: roster.placements)
    }
}
