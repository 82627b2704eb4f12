/// Of each course those that stand nearest: by the way between their sites,
/// or without travel by the staff that both would rather have.
struct Neighbours {
    private(set) var list: [Int32] = []
    let count: Int

    private static let most = 32

    init(_ week: Week) {
        count = min(Self.most, max(0, week.courses.count - 1))
        if count == 0 { return }
        list.reserveCapacity(week.courses.count * count)
        var random = SplitMix(seed: 7)
        var coursesOfSite: [Int: [Int]] = [:]
        for (index, course) in week.courses.enumerated() { coursesOfSite[course.site, default: []].append(index) }
        if week.ways.count == 1 || coursesOfSite.count < 2 {
            byStaff(week, &random)
            return
        }
        let sites = coursesOfSite.keys.sorted()
        for (index, course) in week.courses.enumerated() {
            let ways = sites.map { (week.ways.minutes(course.site, $0), $0) }
            var near: [Int] = []
            // With 5,000 sites a full sort of each would take seconds.
            var limit = 4
            while near.count < count {
                near = ways.filter { $0.0 <= limit }.sorted { $0 < $1 }.flatMap { coursesOfSite[$0.1] ?? [] }
                    .filter { $0 != index }
                limit *= 2
                if limit > 1 << 40 { break }
            }
            list += near.prefix(count).map(Int32.init)
        }
    }

    private mutating func byStaff(_ week: Week, _ random: inout SplitMix) {
        var coursesOfStaff = [[Int]](repeating: [], count: week.staff.count)
        func favourites(_ course: Course) -> [Int] {
            let least = course.others.min() ?? 0
            return zip(course.staff, course.others).filter { $1 == least }.map(\.0)
        }
        for (index, course) in week.courses.enumerated() {
            for staff in favourites(course).prefix(8) { coursesOfStaff[staff].append(index) }
        }
        for (index, course) in week.courses.enumerated() {
            var near: [Int] = []
            let favourites = favourites(course)
            for _ in 0..<3 * count where near.count < count {
                guard !favourites.isEmpty else { break }
                let courses = coursesOfStaff[favourites[random.below(favourites.count)]]
                guard !courses.isEmpty else { continue }
                let other = courses[random.below(courses.count)]
                if other != index, !near.contains(other) { near.append(other) }
            }
            while near.count < count {
                let other = random.below(week.courses.count)
                if other != index { near.append(other) }
            }
            list += near.map(Int32.init)
        }
    }
}
