/// A week's staff in two halves, and the courses that stand wholly in one:
/// two chains can change them at once.
///
/// Those stay together who have courses, or might soon have courses, in
/// common.
struct Halves {
    static let none: Int8 = -1

    private(set) var ofStaff: [Int8]
    /// -1 for a course that stands in both: it stays as it is.
    private(set) var ofCourse: [Int8]

    /// How much more a course that would rather be with another draws the
    /// two together.
    private static let pull: Float = 6

    private struct Link {
        let to: Int32
        let weight: Float
    }

    init(_ chain: borrowing Chain, _ random: inout SplitMix) {
        let layout = chain.layout
        ofStaff = Array(repeating: 1, count: layout.staffCount)
        ofCourse = Array(repeating: Self.none, count: layout.courses.count)
        grow(Self.links(chain), &random)
        for course in 0..<layout.courses.count { ofCourse[course] = half(of: course, chain, &random) }
    }

    /// Grows the first half around someone, by those who are linked most.
    private mutating func grow(_ links: [[Link]], _ random: inout SplitMix) {
        let count = ofStaff.count
        var pulls = [Float](repeating: 0, count: count)
        let moods = (0..<count).map { _ in Float(0.6 + 0.8 * random.unit()) }
        for _ in 0..<count / 2 {
            var next = -1
            for staff in 0..<count where ofStaff[staff] == 1 {
                if next < 0 || pulls[staff] * moods[staff] > pulls[next] * moods[next] { next = staff }
            }
            if pulls[next] == 0 {
                // Nobody is linked: someone who is left.
                for _ in 0..<16 {
                    let other = random.below(count)
                    if ofStaff[other] == 1 {
                        next = other
                        break
                    }
                }
            }
            ofStaff[next] = 0
            for link in links[next] { pulls[Int(link.to)] += link.weight }
        }
    }

    private static func links(_ chain: borrowing Chain) -> [[Link]] {
        let layout = chain.layout
        var links = [[Link]](repeating: [], count: layout.staffCount)
        var staff: [Int32] = []
        for course in 0..<layout.courses.count {
            let flat = layout.courses[course]
            staff.removeAll(keepingCapacity: true)
            if flat.favourites <= 4 {
                for index in flat.candidatesFrom..<flat.candidatesFrom + flat.favourites {
                    staff.append(layout.candidates[index].staff)
                }
            }
            for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where chain.spots[task].route >= 0 {
                let its = chain.spots[task].route / Int32(layout.days)
                if !staff.contains(its) { staff.append(its) }
            }
            let weight = chain.grievance(course) > 0 ? pull : 1
            for one in staff {
                for other in staff where one != other { links[Int(one)].append(Link(to: other, weight: weight)) }
            }
        }
        return links
    }

    private func half(of course: Int, _ chain: borrowing Chain, _ random: inout SplitMix) -> Int8 {
        let layout = chain.layout
        let flat = layout.courses[course]
        var half = Self.none
        for task in Int(flat.firstTask)..<Int(flat.firstTask + flat.sessions) where chain.spots[task].route >= 0 {
            let its = ofStaff[Int(chain.spots[task].route) / layout.days]
            if half == Self.none { half = its }
            if half != its { return Self.none }
        }
        if half != Self.none { return half }
        guard flat.candidatesFrom < flat.candidatesTo else { return Int8(random.below(2)) }
        return ofStaff[Int(layout.candidates[flat.candidatesFrom + Int32(random.below(Int(flat.favourites)))].staff)]
    }
}
