extension WeekGenerator {
    /// Appends the requests of a draft that has its places.
    mutating func ask(_ draft: SessionDraft, _ places: [HiddenPlan.Place], band: Range<Int>, helpers: [Int]) {
        let used = Set(places.compactMap(\.staff)).sorted()
        let skill =
            random.chance(65)
            ? random.pick(
                Self.skills.filter { skill in
                    used.allSatisfy { staff[$0].skills.contains(skill) }
                }) : nil
        for member in draft.members {
            let (possible, preferred) = windows(draft, places, band: band)
            let takesStaff = draft.mode != .independent
            requests.append(
                WeekProblem.Request(
                    id: member.id, citizen: member.citizen, mode: draft.mode, sessions: places.count,
                    minutes: draft.minutes, restDays: draft.restDays, possible: possible, preferred: preferred,
                    skill: takesStaff ? skill : nil, preferredStaff: takesStaff ? preferredStaff(used, helpers) : [],
                    excludedStaff: takesStaff ? excludedStaff(used, helpers) : [],
                    deviceKind: member.needsTablet ? "tablet" : nil, rooms: draft.room.map { roomChoice($0) } ?? [],
                    group: draft.group, site: member.site))
        }
    }

    private mutating func roomChoice(_ own: Int) -> [String] {
        let others = rooms.indices.filter { $0 != own && $0 % town.districts == own % town.districts }
        return ([own] + others).sorted().map { rooms[$0].id }
    }

    private mutating func preferredStaff(_ used: [Int], _ helpers: [Int]) -> [String] {
        switch random.number(0..<100) {
        case 0..<70:
            let further = random.chance(40) ? helpers.first { !used.contains($0) } : nil
            return (used.prefix(1) + (further.map { [$0] } ?? [])).sorted().map { staff[$0].id }
        case 70..<82: return helpers.first.map { [staff[$0].id] } ?? []
        default: return []
        }
    }

    private mutating func excludedStaff(_ used: [Int], _ helpers: [Int]) -> [String] {
        guard random.chance(8), let other = random.pick(helpers.filter { !used.contains($0) }) else { return [] }
        return [staff[other].id]
    }

    /// Times around the hidden places and on other days.
    private mutating func windows(
        _ draft: SessionDraft, _ places: [HiddenPlan.Place], band: Range<Int>
    ) -> (possible: [Range<Int>], preferred: [Range<Int>]) {
        let starts = places.map { $0.start % .minutesOfDay }
        let isPicky = random.chance(30)
        let earliest = min(starts.min() ?? band.lowerBound, isPicky ? 1260 : band.lowerBound)
        let latest = max((starts.max() ?? 0) + draft.minutes, isPicky ? 0 : band.upperBound)
        let from = max(360, earliest - random.number(0...(isPicky ? 4 : 1)) * 15) / 15 * 15
        let to = min(1380, latest + random.number(0...(isPicky ? 6 : 2)) * 15 + 14) / 15 * 15
        let needed = Set(places.map(\.start.day))
        let pause = 720..<765
        let hasPause =
            random.chance(20) && from < 700 && to > 790
            && starts.allSatisfy { !pause.overlaps($0..<$0 + draft.minutes) }
        let intervals = hasPause ? [from..<pause.lowerBound, pause.upperBound..<to] : [from..<to]
        let days = (0..<options.days).filter { needed.contains($0) || random.chance($0 % 7 < 5 ? 60 : 25) }
        let length = min(to - from, draft.minutes + random.number(1...6) * 15)
        let start = from + random.number(0...max(0, (to - from - length) / 15)) * 15
        func spread(_ intervals: [Range<Int>]) -> [Range<Int>] {
            days.flatMap { day in
                intervals.map { $0.lowerBound + day * .minutesOfDay..<$0.upperBound + day * .minutesOfDay }
            }
        }
        return (spread(intervals), random.chance(60) ? spread([start..<start + length]) : [])
    }
}
