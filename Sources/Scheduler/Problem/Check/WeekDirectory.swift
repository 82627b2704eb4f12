/// The things of a problem by their identifiers.
struct WeekDirectory {
    let problem: WeekProblem
    let requests: [String: WeekProblem.Request]
    let staff: [String: WeekProblem.Staff]
    let devices: [String: WeekProblem.Device]
    let rooms: [String: WeekProblem.Room]
    /// In the order of the requests.
    let groups: [String: [WeekProblem.Request]]

    init(_ problem: WeekProblem) {
        func table<Thing>(_ things: [Thing], by id: (Thing) -> String) -> [String: Thing] {
            Dictionary(things.map { (id($0), $0) }) { first, _ in first }
        }
        self.problem = problem
        requests = table(problem.requests, by: \.id)
        staff = table(problem.staff, by: \.id)
        devices = table(problem.devices, by: \.id)
        rooms = table(problem.rooms, by: \.id)
        groups = Dictionary(grouping: problem.requests.filter { $0.group != nil }) { $0.group ?? "" }
    }

    /// The requests whose sessions take place together with this one's.
    func members(of request: WeekProblem.Request) -> [WeekProblem.Request] {
        request.group.flatMap { groups[$0] } ?? [request]
    }

    func minutes(of placement: Placement) -> Range<Int> {
        placement.start..<placement.start + (requests[placement.name.request]?.minutes ?? 0)
    }

    /// The room's site, else the request's; of a group in a room without a
    /// site, its first member's.
    func site(of placement: Placement) -> Int? {
        if let room = placement.room, let site = rooms[room]?.site { return site }
        return requests[placement.name.request].flatMap { members(of: $0).first?.site }
    }

    /// One placement a piece of work: of a group session only one member's.
    func work(_ placements: [Placement]) -> [Placement] {
        var seen: Set<SessionName> = []
        return placements.filter { placement in
            guard let group = requests[placement.name.request]?.group else { return true }
            return seen.insert(SessionName(request: group, session: placement.name.session)).inserted
        }
    }

    /// The work of each member of staff on each day, in the order of time.
    func tours(_ placements: [Placement]) -> [Tour: [Placement]] {
        var tours: [Tour: [Placement]] = [:]
        for placement in work(placements) {
            guard let staff = placement.staff else { continue }
            tours[Tour(staff: staff, day: placement.start.day), default: []].append(placement)
        }
        return tours.mapValues { $0.sorted { $0.start < $1.start } }
    }

    struct Tour: Hashable {
        let staff: String
        let day: Int
    }
}

extension Int {
    static let minutesOfDay = 1440

    /// The day of a minute.
    var day: Int { self >= 0 ? self / .minutesOfDay : (self + 1) / .minutesOfDay - 1 }
}

extension Sequence<Range<Int>> {
    /// Whether `range` lies wholly inside one of these.
    func enclose(_ range: Range<Int>) -> Bool {
        contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }
}
