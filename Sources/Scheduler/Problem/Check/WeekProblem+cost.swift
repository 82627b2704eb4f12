extension WeekProblem {
    /// What a plan costs, computed in full from the plain values.
    ///
    /// The planner keeps its cost by differences; this is what they are held
    /// against, so it shares nothing with it and is written to be read.
    ///
    /// - Parameter placements: a plan that keeps the rules.
    package func cost(of placements: [Placement]) -> CostParts {
        let directory = WeekDirectory(self)
        let placed = Dictionary(placements.map { ($0.name, $0) }) { first, _ in first }
        let sessions = requests.reduce(0) { $0 + $1.sessions }

        var counts = CostParts()
        counts.unassigned = sessions - placed.count
        counts.moved = previous.count { old in
            placed[old.name]?.start != old.start || placed[old.name]?.staff != old.staff
        }
        for (name, placement) in placed {
            guard let request = directory.requests[name.request] else { continue }
            if !request.preferred.isEmpty, !request.preferred.enclose(directory.minutes(of: placement)) {
                counts.outsidePreferred += 1
            }
            if let staff = placement.staff, !request.preferredStaff.isEmpty, !request.preferredStaff.contains(staff) {
                counts.otherStaff += 1
            }
        }
        counts.staffChange = Dictionary(grouping: placements, by: \.name.request).values.reduce(0) { changes, own in
            changes + max(0, Set(own.compactMap(\.staff)).count - 1)
        }
        counts.travelMinute = travelMinutes(placements, directory)
        counts.overloadMinute = overloadMinutes(placements, directory)
        return counts * weights
    }

    private func travelMinutes(_ placements: [Placement], _ directory: WeekDirectory) -> Int {
        directory.tours(placements).reduce(0) { sum, tour in
            let home = directory.staff[tour.key.staff]?.site
            let stops = [home] + tour.value.map { directory.site(of: $0) } + [home]
            return zip(stops, stops.dropFirst()).reduce(sum) { $0 + travel.minutes(from: $1.0, to: $1.1) }
        }
    }

    private func overloadMinutes(_ placements: [Placement], _ directory: WeekDirectory) -> Int {
        let work = workMinutes(placements, directory)
        let shares = fairShares
        return zip(staff, shares).reduce(0) { $0 + max(0, (work[$1.0.id] ?? 0) - $1.1) }
    }

    /// Minutes of sessions a member of staff, a group session once.
    func workMinutes(_ placements: [Placement], _ directory: WeekDirectory) -> [String: Int] {
        directory.work(placements).reduce(into: [:]) { work, placement in
            if let staff = placement.staff { work[staff, default: 0] += directory.minutes(of: placement).count }
        }
    }

    /// The minutes of all that is asked for, shared by minutes of shifts; in
    /// the order of `staff`.
    package var fairShares: [Int] {
        var groups: Set<String> = []
        let asked = requests.reduce(0) { sum, request in
            let counts =
                switch request.mode {
                case .assisted: true
                case .independent: false
                case .group: groups.insert(request.group ?? "").inserted
                }
            return counts ? sum + request.sessions * request.minutes : sum
        }
        let own = staff.map { $0.shifts.reduce(0) { $0 + $1.count } }
        let all = own.reduce(0, +)
        return own.map { all == 0 ? 0 : (asked * $0 + all - 1) / all }
    }
}

extension CostParts {
    /// Counts times weights.
    fileprivate static func * (counts: CostParts, weights: Weights) -> CostParts {
        var parts = CostParts()
        parts.unassigned = counts.unassigned * weights.unassigned
        parts.moved = counts.moved * weights.moved
        parts.outsidePreferred = counts.outsidePreferred * weights.outsidePreferred
        parts.otherStaff = counts.otherStaff * weights.otherStaff
        parts.staffChange = counts.staffChange * weights.staffChange
        parts.travelMinute = counts.travelMinute * weights.travelMinute
        parts.overloadMinute = counts.overloadMinute * weights.overloadMinute
        return parts
    }
}
