import Domain

extension WeekProblem {
    /// Every rule that a plan breaks; none, if it is one.
    ///
    /// Sessions may be absent (they are without a place), but nothing that is
    /// fixed, and of a group session all members or none. Shares nothing with
    /// the search: it is what a stranger would check.
    package func check(_ placements: [Placement]) -> [RuleBreach] {
        let check = PlacementCheck(self, placements)
        let breaches = check.breaches()
        return breaches + check.fixedBreaches(fixed)
    }

    /// The same, but nothing need stand.
    func checkAlone(_ placements: [Placement]) -> [RuleBreach] {
        PlacementCheck(self, placements).breaches()
    }
}

/// Holds placements against rules 1 to 5 of the week problem.
struct PlacementCheck {
    let problem: WeekProblem
    let directory: WeekDirectory
    /// Those whose names are known, each session once.
    let placements: [Placement]
    private let nameBreaches: [RuleBreach]

    init(_ problem: WeekProblem, _ all: [Placement]) {
        self.problem = problem
        let directory = WeekDirectory(problem)
        self.directory = directory
        var seen: Set<SessionName> = []
        var breaches: [RuleBreach] = []
        placements = all.filter { placement in
            let fault =
                seen.insert(placement.name).inserted
                ? directory.unknown(in: placement) : "the session stands twice; it takes place once"
            if let fault { breaches.append(RuleBreach(.names, [placement.name], fault)) }
            return fault == nil
        }
        nameBreaches = breaches
    }

    func breaches() -> [RuleBreach] {
        nameBreaches + placements.flatMap { timeBreaches($0) + fitBreaches($0) + thingBreaches($0) }
            + groupBreaches() + tourBreaches() + loadBreaches() + restBreaches() + citizenBreaches()
            + deviceBreaches() + roomBreaches()
    }

    /// Rule 6.
    func fixedBreaches(_ fixed: [Placement]) -> [RuleBreach] {
        let placed = Dictionary(placements.map { ($0.name, $0) }) { first, _ in first }
        return fixed.compactMap { expected in
            guard placed[expected.name] != expected else { return nil }
            return RuleBreach(.fixed, [expected.name], "it is fixed \(expected.text), but does not stand so")
        }
    }

    /// Each pair of neighbours of which the second begins before what came
    /// before it has ended.
    func overlaps(_ placements: [Placement]) -> [(earlier: Placement, later: Placement)] {
        var found: [(Placement, Placement)] = []
        var last: Placement?
        for placement in placements.sorted(by: { $0.start < $1.start }) {
            let end = directory.minutes(of: placement).upperBound
            let lastEnd = last.map { directory.minutes(of: $0).upperBound } ?? .min
            if let last, lastEnd > placement.start { found.append((last, placement)) }
            if end > lastEnd { last = placement }
        }
        return found
    }
}

extension WeekDirectory {
    /// What of a placement the problem does not have; nil, if all is known.
    func unknown(in placement: Placement) -> String? {
        let name = placement.name
        guard let request = requests[name.request] else { return "there is no request '\(name.request.excerpt)'" }
        guard (0..<request.sessions).contains(name.session) else {
            return "there is no session \(name.session); the request has \(request.sessions), numbered from 0"
        }
        if let id = placement.staff, staff[id] == nil { return "there is no staff '\(id.excerpt)'" }
        if let id = placement.device, devices[id] == nil { return "there is no device '\(id.excerpt)'" }
        if let id = placement.room, rooms[id] == nil { return "there is no room '\(id.excerpt)'" }
        return nil
    }
}

extension Placement {
    /// Such as `at 480 with s1, t1 in r1`.
    var text: String {
        let things = [staff, device].compactMap(\.self).joined(separator: ", ")
        return "at \(start)" + (things.isEmpty ? "" : " with \(things)") + (room.map { " in \($0)" } ?? "")
    }
}
