extension WeekGenerator {
    static let skills = ["balance", "strength", "dementia", "stroke"]

    mutating func makeStaff() {
        for number in 0..<options.staff {
            let district = number % town.districts
            let shifts = shifts()
            let own = Self.skills.enumerated().filter { random.chance($0.offset < 2 ? 65 : 35) }.map(\.element)
            let minutes = shifts.reduce(0) { $0 + $1.count }
            staff.append(
                WeekProblem.Staff(
                    id: "s\(number + 1)", skills: own.isEmpty ? [Self.skills[0]] : own, shifts: shifts,
                    maxMinutes: random.chance(50) ? minutes * 9 / 10 / 5 * 5 : nil,
                    site: site(town.office(district))))
            districts.append(district)
        }
        for _ in 0..<options.absences { markAbsent() }
    }

    /// The same each week.
    private mutating func shifts() -> [Range<Int>] {
        // Most work from Monday to Friday, some over the weekend.
        let first = random.chance(75) ? 0 : random.number(1..<7)
        let day: [Range<Int>]
        let count: Int
        switch random.number(0..<10) {
        case 0..<6:
            let start = random.pick([420, 450, 480]) ?? 420
            day = [start..<start + 240, start + 270..<start + 480]
            count = 5
        case 6..<9:
            let start = random.pick([450, 480, 540]) ?? 480
            day = [start..<start + 300]
            count = random.number(3...4)
        default:
            day = [840..<1080, 1110..<1290]
            count = 4
        }
        return (0..<options.days).filter { ($0 - first + 7) % 7 < count }.flatMap { number in
            day.map { $0.lowerBound + number * .minutesOfDay..<$0.upperBound + number * .minutesOfDay }
        }
    }

    /// Takes a day, or the end of one, from somebody.
    private mutating func markAbsent() {
        let index = random.number(0..<staff.count)
        guard staff.indices.contains(index), let shift = random.pick(staff[index].shifts) else { return }
        let day = shift.lowerBound.day
        let goesHome = random.chance(30)
        staff[index].shifts.removeAll { $0.lowerBound.day == day && (!goesHome || $0.lowerBound >= shift.lowerBound) }
    }

    /// A room in each district, and a second where there are many groups.
    mutating func makeRooms() {
        guard options.groups > 0 else { return }
        let count = max(1, min(town.districts, options.groups)) + options.groups / 8
        for number in 0..<count {
            rooms.append(
                WeekProblem.Room(
                    id: "r\(number + 1)", capacity: random.number(7...10),
                    available: (0..<options.days).filter { $0 % 7 < 5 || options.days < 7 }.map {
                        $0 * .minutesOfDay + 480..<$0 * .minutesOfDay + 960
                    },
                    site: site(town.office(number % town.districts))))
        }
    }
}
