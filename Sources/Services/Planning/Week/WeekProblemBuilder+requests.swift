import Domain
import Scheduler

extension WeekProblemBuilder {
    /// The sessions that are one request: of a plan, of a kind, by one wish.
    private struct Key: Hashable {
        let plan: ID<Plan>
        let kind: Session.Kind
        let wishFrom: CivilDate

        var text: String {
            kind == .training ? "\(plan)/\(wishFrom)" : "\(plan)/\(wishFrom)/\(kind.rawValue)"
        }
    }

    /// What the requests of one group must have alike.
    private struct GroupKey: Hashable {
        let group: String
        let sessions: Int
        let minutes: Int
        let restDays: Int
        let hasRooms: Bool
        /// Without rooms they meet at the first one's home.
        var name: String { "\(group)/\(sessions)/\(minutes)/\(restDays)/\(hasRooms)" }
    }

    mutating func requests(from open: [SessionSummary]) -> [WeekProblem.Request] {
        let byKey = Dictionary(grouping: open) { summary in
            Key(
                plan: summary.session.plan, kind: summary.session.kind,
                wishFrom: facts.wish(of: summary.session).from)
        }
        var requests: [WeekProblem.Request] = []
        for (key, summaries) in byKey.sorted(by: { $0.key.text < $1.key.text }) {
            let sorted = summaries.sorted {
                ($0.session.startsAt, $0.session.id) < ($1.session.startsAt, $1.session.id)
            }
            guard let first = sorted.first else { continue }
            for (number, summary) in sorted.enumerated() {
                name(summary, SessionName(request: key.text, session: number))
            }
            requests.append(request(key, first, count: sorted.count))
        }
        return grouped(requests)
    }

    private func request(_ key: Key, _ summary: SessionSummary, count: Int) -> WeekProblem.Request {
        let wish = facts.wish(of: summary.session).wish
        let isTest = key.kind == .checkpoint
        let isGroup = !isTest && summary.mode == .group && wish.group != nil
        let isAlone = !isTest && summary.mode == .independent
        let wishedRooms = isTest ? [] : distinct(wish.rooms.filter(roomIDs.contains))
        func known(_ ids: [ID<StaffMember>]) -> [String] {
            isAlone ? [] : distinct(ids.filter(staffIDs.contains)).map(\.description)
        }
        let possible = possible(key, summary, wish)
        return WeekProblem.Request(
            id: key.text, citizen: summary.citizen.id.description,
            mode: isGroup ? .group : isAlone ? .independent : .assisted, sessions: count,
            minutes: summary.session.minutes, restDays: isTest ? 0 : wish.restDays, possible: possible.ranges,
            preferred: times(wish.preferred).ranges, skill: isAlone || wish.skill?.isEmpty == true ? nil : wish.skill,
            preferredStaff: known(wish.preferredStaff), excludedStaff: known(wish.excludedStaff),
            deviceKind: isTest ? nil : wish.deviceKind, rooms: wishedRooms.map(\.description),
            group: isGroup ? wish.group : nil, site: site(facts.homes[summary.citizen.id]))
    }

    /// The wish's times without closed days, and without what stands apart.
    private func possible(_ key: Key, _ summary: SessionSummary, _ wish: Domain.Wish) -> Minutes {
        var possible = times(wish.possible)
        if wish.closing != .keep {
            for date in facts.closed.keys { possible.subtract(minutes(around: date, days: 0)) }
        }
        guard purpose == .planning else { return possible }
        possible = possible.intersecting(min(horizon, week.upperBound)..<week.upperBound)
        let own = byPlan[key.plan, default: []].filter { other in
            other.session.cancelledAt == nil && other.session.kind == key.kind
                && (other.begun != nil || standing.contains { $0.session.id == other.session.id })
        }
        let restDays = key.kind == .checkpoint ? 0 : wish.restDays
        for other in own { possible.subtract(minutes(around: other.session.date, days: restDays)) }
        return possible.subtracting(time(of: standing.filter { $0.citizen.id == summary.citizen.id }))
    }

    private func minutes(around date: CivilDate, days: Int) -> Range<Int> {
        let day = date.dayNumber - facts.monday.dayNumber
        return (day - days) * 1440..<(day + days + 1) * 1440
    }

    /// What wishes call a group that ``GroupKey`` or a citizen who is in it
    /// twice has given another name.
    static func wishedName(ofGroup name: String) -> String {
        name.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    }

    /// Members of a group train together who are alike in what a group has
    /// in common; the others form groups of their own.
    private func grouped(_ requests: [WeekProblem.Request]) -> [WeekProblem.Request] {
        var citizens: [String: Set<String>] = [:]
        var sites: [String: Int?] = [:]
        return requests.map { request in
            guard let group = request.group else { return request }
            var request = request
            let key = GroupKey(
                group: group, sessions: request.sessions, minutes: request.minutes, restDays: request.restDays,
                hasRooms: !request.rooms.isEmpty)
            var name = key.name
            // A citizen who is in the group twice trains twice.
            while !citizens[name, default: []].insert(request.citizen).inserted { name += "+" }
            request.group = name
            if request.rooms.isEmpty {
                let site = sites[name] ?? request.site
                sites[name] = .some(site)
                request.site = site
            }
            return request
        }
    }
}
