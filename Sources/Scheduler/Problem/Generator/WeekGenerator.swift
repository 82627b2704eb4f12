/// Makes up weeks as a municipality has them: districts, staff with breaks
/// and part-timers, citizens with wishes, groups, tablets, absences.
///
/// A week is made around a hidden plan: first every session gets a place
/// that keeps the rules, then the wishes are drawn around these places. So a
/// full plan exists, while nothing tells where it was.
package struct WeekGenerator {
    package struct Options: Hashable, Sendable {
        package var citizens: Int
        package var staff: Int
        package var days = 7
        package var travels = true
        /// Tablets of a common pool.
        package var tablets: Int
        package var groups: Int
        /// Days on which a member of staff is absent, over all days.
        package var absences: Int
        /// Of a hundred sessions, how many stand already.
        package var fixed = 0
        /// Of a hundred sessions, how many were planned before.
        package var previous = 0
        /// What the asked for sessions and their ways take of the shifts.
        package var load = 78
        package var seed: UInt64 = 1

        package init(citizens: Int, staff: Int, days: Int = 7) {
            self.citizens = citizens
            self.staff = staff
            self.days = days
            tablets = max(2, staff / 2)
            groups = citizens / 50
            absences = staff * days / 56
        }
    }

    let options: Options
    var random: SplitMix
    var town: Town
    var staff: [WeekProblem.Staff] = []
    /// The district of each member of staff.
    var districts: [Int] = []
    var rooms: [WeekProblem.Room] = []
    var hidden: HiddenPlan
    var requests: [WeekProblem.Request] = []

    package init(_ options: Options) {
        self.options = options
        random = SplitMix(seed: options.seed)
        town = Town(districts: max(1, (options.staff + 5) / 10), using: &random)
        hidden = HiddenPlan(days: options.days)
    }

    /// The same options give the same problem.
    package consuming func problem() -> WeekProblem {
        makeStaff()
        makeRooms()
        let devices = (0..<options.tablets).map { number in
            WeekProblem.Device(
                id: "t\(number + 1)", kind: "tablet",
                available: (0..<options.days).map { $0 * .minutesOfDay + 420..<$0 * .minutesOfDay + 1260 })
        }
        let drafts = makeDrafts()
        hidden.open(staff: staff, devices: devices, rooms: rooms, travel: travel)
        for draft in drafts { settle(draft) }
        requests.sort {
            ($0.citizen.utf8.count, $0.id.utf8.count, $0.id) < ($1.citizen.utf8.count, $1.id.utf8.count, $1.id)
        }
        let order = Dictionary(requests.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let placements = hidden.placements.sorted { left, right in
            let (a, b) = (order[left.name.request] ?? 0, order[right.name.request] ?? 0)
            return a == b ? left.name.session < right.name.session : a < b
        }
        return WeekProblem(
            week: "2026-W48", zone: "Europe/Copenhagen", days: options.days, grain: HiddenPlan.grain, staff: staff,
            devices: devices, rooms: rooms, requests: requests, travel: travel, fixed: fixed(placements),
            previous: previous(placements), weights: Weights())
    }

    var travel: Travel {
        options.travels ? .places(town.places, metresPerMinute: 300, perStop: 2) : .none
    }

    func site(_ site: Int) -> Int? { options.travels ? site : nil }

    /// Some of the hidden plan; of a group session all members or none.
    private mutating func fixed(_ placements: [Placement]) -> [Placement] {
        guard options.fixed > 0 else { return [] }
        var chosen: [SessionName: Bool] = [:]
        let groups = Dictionary(requests.map { ($0.id, $0.group) }) { first, _ in first }
        return placements.filter { placement in
            let owner = groups[placement.name.request].flatMap(\.self) ?? placement.name.request
            let name = SessionName(request: owner, session: placement.name.session)
            if chosen[name] == nil { chosen[name] = random.chance(options.fixed) }
            return chosen[name] ?? false
        }
    }

    /// Some of the hidden plan, a quarter of it with another start.
    private mutating func previous(_ placements: [Placement]) -> [Placement] {
        guard options.previous > 0 else { return [] }
        return placements.filter { _ in random.chance(options.previous) }.map { placement in
            var placement = placement
            if random.chance(25) { placement.start += 60 }
            return placement
        }
    }
}
