/// What is to be asked for, before it has a place in the hidden plan.
struct SessionDraft {
    /// One, or all members of a group.
    var members: [Member]
    var mode: WeekProblem.Mode
    var district: Int
    /// Sessions a week.
    var frequency: Int
    var minutes: Int
    var group: String?
    var room: Int?

    struct Member {
        var id: String
        var citizen: String
        var site: Int?
        var needsTablet: Bool
    }

    /// Whole days between two sessions.
    var restDays: Int {
        switch frequency {
        case 1, 2: 1 + minutes % 2
        case 3: 1
        default: 0
        }
    }

    /// Days with a session, the same each week.
    func patterns(days: Int) -> [[Int]] {
        let week = min(days, 7)
        return (1..<1 << week).compactMap { mask -> [Int]? in
            let chosen = (0..<week).filter { mask & 1 << $0 != 0 }
            guard chosen.count == min(frequency, week) else { return nil }
            let all = (0..<days).filter { chosen.contains($0 % 7) }
            return zip(all, all.dropFirst()).allSatisfy { $1 - $0 > restDays } ? all : nil
        }
    }
}

extension WeekGenerator {
    /// Who asks for what; so much that the staff's shifts are filled to the
    /// load that was asked for.
    mutating func makeDrafts() -> [SessionDraft] {
        let homes = (0..<options.citizens).map { number in
            (
                number: number, district: number % town.districts,
                site: town.home(number % town.districts, using: &random)
            )
        }
        var inGroups: Set<Int> = []
        var groups: [SessionDraft] = []
        for number in 0..<options.groups {
            let district = number % town.districts
            let candidates = homes.filter { $0.district == district && !inGroups.contains($0.number) }
            let room = rooms.indices.filter { $0 % town.districts == district }
            let size = min(rooms[random.pick(room) ?? 0].capacity, random.number(4...7))
            let members = random.shuffled(candidates).prefix(size)
            guard members.count > 1 else { continue }
            inGroups.formUnion(members.map(\.number))
            groups.append(
                SessionDraft(
                    members: members.sorted { $0.number < $1.number }.map {
                        SessionDraft.Member(
                            id: "c\($0.number + 1)g", citizen: "citizen\($0.number + 1)", site: site($0.site),
                            needsTablet: false)
                    },
                    mode: .group, district: district, frequency: random.number(1...2), minutes: 45,
                    group: "g\(number + 1)", room: random.pick(room) ?? 0))
        }
        var singles: [SessionDraft] = []
        for home in homes where !inGroups.contains(home.number) || random.chance(40) {
            let isAlone = random.chance(12)
            singles.append(
                SessionDraft(
                    members: [
                        SessionDraft.Member(
                            id: "c\(home.number + 1)", citizen: "citizen\(home.number + 1)", site: site(home.site),
                            needsTablet: options.tablets > 0 && random.chance(isAlone ? 80 : 30))
                    ],
                    mode: isAlone ? .independent : .assisted, district: home.district,
                    frequency: random.pick([1, 2, 2, 2, 3, 3, 3, 4, 5]) ?? 2,
                    minutes: random.pick([15, 20, 20, 30, 30, 30, 45, 45, 60]) ?? 30))
        }
        fit(&singles, beside: groups)
        return groups + random.shuffled(singles)
    }

    /// Stretches or shrinks what is asked for until it makes the load.
    private func fit(_ drafts: inout [SessionDraft], beside groups: [SessionDraft]) {
        let way = options.travels ? 7 : 0
        func minutes(_ drafts: some Sequence<SessionDraft>) -> Int {
            drafts.reduce(0) { $0 + ($1.mode == .independent ? 0 : $1.frequency * ($1.minutes + way)) }
        }
        let shifts = staff.reduce(0) { $0 + $1.shifts.reduce(0) { $0 + $1.count } }
        let target = shifts * 7 / max(1, options.days) * options.load / 100 - minutes(groups)
        for _ in 0..<4 {
            let asked = max(1, minutes(drafts))
            for index in drafts.indices where drafts[index].mode != .independent {
                // Half of the change in length, and only what is left in
                // number.
                let length = drafts[index].minutes * target / asked
                drafts[index].minutes = min(75, max(15, (length + 2) / 5 * 5))
            }
            let rest = minutes(drafts)
            if abs(rest - target) * 20 < max(1, target) { return }
            for index in drafts.indices where drafts[index].mode != .independent && (index % 2 == 0) {
                drafts[index].frequency = min(5, max(1, drafts[index].frequency + (rest < target ? 1 : -1)))
            }
        }
    }
}
