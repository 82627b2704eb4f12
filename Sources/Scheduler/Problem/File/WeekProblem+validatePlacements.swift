import Domain

extension WeekProblem {
    /// What is planned at once must fit into memory.
    private static let mostSessions = 1_000_000
    private static let mostPairs = 100_000_000

    /// No weight is negative, and no cost is too large to be written down.
    func validateWeights() throws(SchedulerError) {
        let all = [
            ("unassigned", weights.unassigned), ("moved", weights.moved),
            ("outsidePreferred", weights.outsidePreferred), ("otherStaff", weights.otherStaff),
            ("staffChange", weights.staffChange), ("travelMinute", weights.travelMinute),
            ("overloadMinute", weights.overloadMinute),
        ]
        for (key, weight) in all where weight < 0 {
            throw .fault("weights.\(key)", "\(weight) is negative; write 0 or more")
        }
        let sessions = requests.reduce(0.0) { $0 + Double($1.sessions) }
        guard sessions <= Double(Self.mostSessions) else {
            throw .fault("requests", "they ask for more than \(Self.mostSessions) sessions; plan them in parts")
        }
        guard requests.count * staff.count <= Self.mostPairs else {
            throw .fault(
                "requests",
                "\(requests.count) requests and \(staff.count) staff are too many at once; plan them in parts")
        }
        let perSession =
            [weights.unassigned, weights.outsidePreferred, weights.otherStaff, weights.staffChange]
            .reduce(0.0) { $0 + Double($1) }
        let minutes = requests.reduce(0.0) { $0 + Double($1.sessions) * Double($1.minutes) }
        let worst =
            sessions * perSession + Double(previous.count) * Double(weights.moved)
            + minutes * Double(weights.overloadMinute)
            + 2 * sessions * Double(weights.travelMinute) * travel.longest
        guard worst <= 0x1p53 else {
            throw .fault(
                "weights", "the worst plan would cost more than 2^53, which few programs read exactly; use smaller ones"
            )
        }
    }

    /// What is fixed and what was before names what is there, and what is
    /// fixed keeps the rules.
    func validatePlacements() throws(SchedulerError) {
        let directory = WeekDirectory(self)
        for (key, list) in [("fixed", fixed), ("previous", previous)] {
            var seen: Set<SessionName> = []
            for (index, placement) in list.enumerated() {
                if let unknown = directory.unknown(in: placement) { throw .fault("\(key)[\(index)]", unknown) }
                guard seen.insert(placement.name).inserted else {
                    throw .fault("\(key)[\(index)]", "\(placement.name) stands here for the second time; take one away")
                }
            }
        }
        if let breach = checkAlone(fixed).first, let name = breach.sessions.first {
            let index = fixed.firstIndex { breach.sessions.contains($0.name) } ?? 0
            throw .fault(
                "fixed[\(fixed.firstIndex { $0.name == name } ?? index)]", "\(name) breaks a rule: \(breach.reason)")
        }
    }
}

extension Travel {
    /// A number of minutes that no way exceeds.
    fileprivate var longest: Double {
        switch self {
        case .none: return 0
        case .matrix(let rows): return Double(rows.lazy.compactMap { $0.max() }.max() ?? 0)
        case .places(let places, let metresPerMinute, let perStop):
            let (xs, ys) = (places.map(\.x), places.map(\.y))
            let width = Double((xs.max() ?? 0) - (xs.min() ?? 0)) + Double((ys.max() ?? 0) - (ys.min() ?? 0))
            return width / Double(metresPerMinute) + 1 + Double(perStop)
        }
    }
}
