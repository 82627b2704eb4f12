/// Looks for a place for one session by trying them all.
///
/// What it finds is exact: devices do not depend on staff and room, so they
/// are only counted; everything else is tried out.
struct PlaceFinder {
    private let problem: WeekProblem
    private let directory: WeekDirectory
    private let fixed: Users
    private let fixedNames: Set<SessionName>

    init(_ problem: WeekProblem) {
        self.problem = problem
        directory = WeekDirectory(problem)
        fixed = Users(problem.fixed, directory)
        fixedNames = Set(problem.fixed.map(\.name))
    }

    /// The sessions and those that take place together with them.
    func whole(_ names: [SessionName]) -> Set<SessionName> {
        names.reduce(into: []) { all, name in
            guard let request = directory.requests[name.request] else { return }
            for member in directory.members(of: request) {
                all.insert(SessionName(request: member.id, session: name.session))
            }
        }
    }

    /// A place that keeps rules 1 to 5 beside what is fixed and `present`;
    /// nil, if there is none. Its device is left open.
    func place(for name: SessionName, beside present: [Placement]) -> Placement? {
        guard let request = directory.requests[name.request] else { return nil }
        let others = [fixed, Users(present.filter { !fixedNames.contains($0.name) }, directory)]
        let session = SessionSearch(directory.members(of: request), problem, directory, beside: others)
        return session.place().map { place in
            Placement(name, start: place.start, staff: place.staff, device: nil, room: place.room)
        }
    }

    /// Placements by what they use.
    struct Users {
        let staff: [String: [Placement]]
        let citizens: [String: [Placement]]
        let requests: [String: [Placement]]
        let devices: [String: [Placement]]
        let rooms: [String: [Placement]]

        init(_ placements: [Placement], _ directory: WeekDirectory) {
            func group(_ list: [Placement], by key: (Placement) -> String?) -> [String: [Placement]] {
                list.reduce(into: [:]) { groups, each in
                    if let key = key(each) { groups[key, default: []].append(each) }
                }
            }
            staff = group(directory.work(placements), by: \.staff)
            citizens = group(placements) { directory.requests[$0.name.request]?.citizen }
            requests = group(placements, by: \.name.request)
            devices = group(placements, by: \.device)
            rooms = group(placements, by: \.room)
        }
    }
}
