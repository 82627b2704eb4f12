@testable import Scheduler

/// The cost from the plain values, written without a thought for speed.
func naiveCost(_ problem: WeekProblem, _ placements: [Placement]) -> CostParts {
    var parts = CostParts()
    let weights = problem.weights
    let byName = Dictionary(uniqueKeysWithValues: placements.map { ($0.name, $0) })
    for request in problem.requests {
        let mine = (0..<request.sessions).compactMap { byName[SessionName(request: request.id, session: $0)] }
        parts.unassigned += (request.sessions - mine.count) * weights.unassigned
        for placement in mine {
            let end = placement.start + request.minutes
            if !request.preferred.isEmpty,
                !request.preferred.contains(where: { $0.lowerBound <= placement.start && end <= $0.upperBound })
            {
                parts.outsidePreferred += weights.outsidePreferred
            }
            if let staff = placement.staff, !request.preferredStaff.isEmpty, !request.preferredStaff.contains(staff) {
                parts.otherStaff += weights.otherStaff
            }
        }
        parts.staffChange += weights.staffChange * max(0, Set(mine.compactMap(\.staff)).count - 1)
    }
    for entry in problem.previous {
        let now = byName[entry.name]
        if now == nil || now?.start != entry.start || now?.staff != entry.staff { parts.moved += weights.moved }
    }
    struct Stop: Hashable { var start: Int, minutes: Int, site: Int? }
    let requests = Dictionary(uniqueKeysWithValues: problem.requests.map { ($0.id, $0) })
    var asked = 0
    var groups: Set<String> = []
    for request in problem.requests where request.mode != .independent {
        if let group = request.group, !groups.insert(group).inserted { continue }
        asked += request.sessions * request.minutes
    }
    let all = problem.staff.flatMap(\.shifts).reduce(0) { $0 + $1.count }
    for staff in problem.staff {
        let stops = Set(
            placements.filter { $0.staff == staff.id }.map { placement in
                let request = requests[placement.name.request]
                let room = problem.rooms.first { $0.id == placement.room }
                return Stop(start: placement.start, minutes: request?.minutes ?? 0, site: room?.site ?? request?.site)
            })
        let own = staff.shifts.reduce(0) { $0 + $1.count }
        let share = all == 0 ? 0 : Int((Double(asked * own) / Double(all)).rounded(.up))
        parts.overloadMinute += weights.overloadMinute * max(0, stops.reduce(0) { $0 + $1.minutes } - share)
        for day in Dictionary(grouping: stops, by: { $0.start / 1_440 }).values {
            let sites = [staff.site] + day.sorted { $0.start < $1.start }.map(\.site) + [staff.site]
            for (from, to) in zip(sites, sites.dropFirst()) {
                parts.travelMinute += weights.travelMinute * way(problem.travel, from, to)
            }
        }
    }
    return parts
}

func way(_ travel: Travel, _ from: Int?, _ to: Int?) -> Int {
    guard let from, let to else { return 0 }
    switch travel {
    case .none: return 0
    case .matrix(let rows): return rows[from][to]
    case .places(let places, let speed, let perStop):
        if places[from] == places[to] { return 0 }
        let (dx, dy) = (places[to].x - places[from].x, places[to].y - places[from].y)
        var minutes = 0
        while minutes * speed * minutes * speed < dx * dx + dy * dy { minutes += 1 }
        return perStop + minutes
    }
}
