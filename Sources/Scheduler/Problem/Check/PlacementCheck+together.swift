/// What sessions must keep among each other.
extension PlacementCheck {
    /// One start, staff and room for all members.
    func groupBreaches() -> [RuleBreach] {
        let placed = Dictionary(placements.map { ($0.name, $0) }) { first, _ in first }
        return directory.work(placements).flatMap { first -> [RuleBreach] in
            guard let request = directory.requests[first.name.request], request.group != nil else { return [] }
            return directory.members(of: request).compactMap { member -> RuleBreach? in
                let name = SessionName(request: member.id, session: first.name.session)
                guard let other = placed[name] else {
                    return RuleBreach(
                        .group, [name, first.name], "it has no place, but \(first.name) of its group has")
                }
                guard other.start != first.start || other.staff != first.staff || other.room != first.room else {
                    return nil
                }
                return RuleBreach(
                    .group, [name, first.name], "it is \(other.text), but \(first.name) of its group \(first.text)")
            }
        }
    }

    /// Rule 2.
    func tourBreaches() -> [RuleBreach] {
        let work = Dictionary(grouping: directory.work(placements).filter { $0.staff != nil }) { $0.staff ?? "" }
        let doubled = work.values.flatMap { own in
            overlaps(own).map { earlier, later in
                RuleBreach(
                    .staffTime, [later.name, earlier.name],
                    "\(later.staff ?? "") is still with \(earlier.name) at \(later.start)")
            }
        }
        let late = directory.tours(placements).values.flatMap { tour in
            zip(tour, tour.dropFirst()).compactMap { first, second -> RuleBreach? in
                let way = problem.travel.minutes(from: directory.site(of: first), to: directory.site(of: second))
                let gap = second.start - directory.minutes(of: first).upperBound
                guard gap >= 0, gap < way else { return nil }
                return RuleBreach(
                    .staffTime, [second.name, first.name],
                    "\(second.staff ?? "") needs \(way) minutes from \(first.name), but has \(gap)")
            }
        }
        return inOrder(doubled + late)
    }

    /// The sum of minutes in rule 3.
    func loadBreaches() -> [RuleBreach] {
        let work = problem.workMinutes(placements, directory)
        return problem.staff.compactMap { staff in
            guard let most = staff.maxMinutes, let minutes = work[staff.id], minutes > most else { return nil }
            let own = placements.filter { $0.staff == staff.id }.map(\.name)
            return RuleBreach(
                .staffFit, own, "\(staff.id) has sessions of \(minutes) minutes, with it, and \(most) at most")
        }
    }

    /// Days of one request in rule 4.
    func restBreaches() -> [RuleBreach] {
        inOrder(
            Dictionary(grouping: placements, by: \.name.request).flatMap { id, own -> [RuleBreach] in
                let sorted = own.sorted { $0.start < $1.start }
                let apart = (directory.requests[id]?.restDays ?? 0) + 1
                return zip(sorted, sorted.dropFirst()).compactMap { first, second in
                    guard second.start.day - first.start.day < apart else { return nil }
                    return RuleBreach(
                        .citizen, [second.name, first.name],
                        "it is on day \(second.start.day) and \(first.name) on day \(first.start.day); "
                            + "they must be \(apart) apart or more")
                }
            })
    }

    /// One session at a time in rule 4.
    func citizenBreaches() -> [RuleBreach] {
        doubled(.citizen) { directory.requests[$0.name.request]?.citizen }
    }

    /// One session at a time in rule 5.
    func deviceBreaches() -> [RuleBreach] { doubled(.things, \.device) }

    private func doubled(_ rule: RuleBreach.Rule, _ key: (Placement) -> String?) -> [RuleBreach] {
        let users = Dictionary(grouping: placements.filter { key($0) != nil }) { key($0) ?? "" }
        return inOrder(
            users.flatMap { id, own in
                overlaps(own).map { earlier, later in
                    RuleBreach(rule, [later.name, earlier.name], "\(id) is still in \(earlier.name) at \(later.start)")
                }
            })
    }

    /// Capacity in rule 5: looked at whenever somebody comes.
    func roomBreaches() -> [RuleBreach] {
        let users = Dictionary(grouping: placements.filter { $0.room != nil }) { $0.room ?? "" }
        return inOrder(
            users.flatMap { id, own -> [RuleBreach] in
                let capacity = directory.rooms[id]?.capacity ?? 0
                return Set(own.map(\.start)).compactMap { start -> RuleBreach? in
                    let present = own.filter { directory.minutes(of: $0).contains(start) }
                    guard present.count > capacity else { return nil }
                    return RuleBreach(
                        .things, present.map(\.name), "\(present.count) are in \(id) at \(start), \(capacity) at most")
                }
            })
    }

    /// The order of the placements, so that the same plan gives the same
    /// report.
    private func inOrder(_ breaches: [RuleBreach]) -> [RuleBreach] {
        let ranks = Dictionary(placements.enumerated().map { ($1.name, $0) }) { first, _ in first }
        return breaches.sorted { left, right in
            let (a, b) = (
                left.sessions.first.flatMap { ranks[$0] } ?? 0, right.sessions.first.flatMap { ranks[$0] } ?? 0
            )
            return a == b ? left.reason < right.reason : a < b
        }
    }
}
