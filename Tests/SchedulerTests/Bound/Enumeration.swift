@testable import Scheduler

/// Finds the cheapest plan of a tiny problem by trying all of them.
struct Enumeration {
    let problem: WeekProblem
    /// For each session, or group session, all places that it has when it is
    /// alone; nothing for none, unless it is fixed.
    private var choices: [[[Placement]]] = []
    private var best = Int.max

    init(_ problem: WeekProblem) {
        self.problem = problem
        var groups: [String: [WeekProblem.Request]] = [:]
        for request in problem.requests { groups[request.group ?? "alone \(request.id)", default: []].append(request) }
        for members in groups.values.sorted(by: { $0[0].id < $1[0].id }) {
            for session in 0..<members[0].sessions { choices.append(places(of: members, session)) }
        }
    }

    /// How many plans there are to try, rules or not.
    var size: Int {
        choices.reduce(1) { product, places in min(1 << 30, product * places.count) }
    }

    mutating func cheapest() -> Int {
        extend(0, [])
        return best
    }

    private mutating func extend(_ index: Int, _ placements: [Placement]) {
        guard index < choices.count else {
            let cost = problem.cost(of: placements).total
            if cost < best, problem.check(placements).isEmpty { best = cost }
            return
        }
        for place in choices[index] { extend(index + 1, placements + place) }
    }

    private func places(of members: [WeekProblem.Request], _ session: Int) -> [[Placement]] {
        let names = members.map { SessionName(request: $0.id, session: session) }
        let fixed = names.compactMap { name in problem.fixed.first { $0.name == name } }
        guard fixed.isEmpty else { return [fixed] }
        var places: [[Placement]] = [[]]
        let staff: [String?] = members[0].mode == .independent ? [nil] : problem.staff.map(\.id)
        let rooms: [String?] = members[0].rooms.isEmpty ? [nil] : problem.rooms.map(\.id)
        var starts = Set(members[0].possible.flatMap { Array($0) }.filter { $0 % problem.grain == 0 }).sorted()
        starts.removeAll { start in !members.allSatisfy { $0.possible.contains { $0.contains(start) } } }
        for start in starts {
            for staff in staff {
                for room in rooms {
                    let place = names.map { Placement($0, start: start, staff: staff, device: nil, room: room) }
                    places += withDevices(place, members).filter { problem.checkAlone($0).isEmpty }
                }
            }
        }
        return places
    }

    /// All ways to hand devices to those who need one.
    private func withDevices(_ place: [Placement], _ members: [WeekProblem.Request]) -> [[Placement]] {
        var all: [[Placement]] = [[]]
        for (placement, member) in zip(place, members) {
            let devices: [String?] =
                member.deviceKind == nil ? [nil] : problem.devices.filter { $0.kind == member.deviceKind }.map(\.id)
            all = all.flatMap { begun in
                devices.map { device in
                    var placement = placement
                    placement.device = device
                    return begun + [placement]
                }
            }
        }
        return all
    }

    /// A place for one session, which `fixed` may name; nil if there is none.
    func anyPlace(_ random: inout SplitMix) -> [Placement]? {
        let some = choices.flatMap { $0 }.filter { !$0.isEmpty }
        return some.isEmpty ? nil : some[random.below(some.count)]
    }
}
