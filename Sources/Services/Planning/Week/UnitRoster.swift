import Domain
import Scheduler

/// A unit's week with every session where it stands now, ready to answer
/// what would be if.
struct UnitRoster: Sendable {
    let unit: UnitWeek
    let week: Week
    var roster: Roster
    private let staff: [String: Int]
    private let rooms: [String: Int]
    private let devices: [String: Int]

    /// - Parameter placements: where the sessions are taken to stand; nil for
    ///   where they do.
    init(_ unit: UnitWeek, placements: [Placement]? = nil) {
        self.unit = unit
        week = Week(unit.problem)
        roster = Roster(week)
        func indices(_ ids: [String]) -> [String: Int] {
            Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        staff = indices(unit.problem.staff.map(\.id))
        rooms = indices(unit.problem.rooms.map(\.id))
        devices = indices(unit.problem.devices.map(\.id))
        let placements = Dictionary(
            (placements ?? unit.placements).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for task in week.tasks.indices where roster.places[task] == nil {
            if let place = place(of: task, placements) { roster.place(task, at: place) }
        }
    }

    func task(of session: ID<Session>) throws -> Int {
        let name = try unit.name(of: session)
        guard let task = week.task(of: name) else {
            throw ServiceError(.notFound, "There is no session \(session) in this week.")
        }
        return task
    }

    /// The sessions that a task is: one, or a whole group's.
    func sessions(of task: Int) -> [SessionSummary] { week.names(of: task).compactMap { unit.sessions[$0] } }

    func sessions(of tasks: [Int]) -> [ID<Session>] { tasks.flatMap { sessions(of: $0).map(\.session.id) } }

    /// Where a task's placements stand; nil unless all its members stand
    /// alike.
    private func place(of task: Int, _ placements: [SessionName: Placement]) -> Place? {
        let standing = week.names(of: task).compactMap { placements[$0] }
        guard let first = standing.first, standing.count == week.names(of: task).count,
            standing.allSatisfy({ ($0.start, $0.staff, $0.room) == (first.start, first.staff, first.room) })
        else { return nil }
        let course = week.course(of: task)
        let needed = course.needs.compactMap { standing[$0.member].device.flatMap { devices[$0] } }
        guard needed.count == course.needs.count else { return nil }
        return known(first.staff, in: staff).flatMap { staff in
            known(first.room, in: rooms).map { Place(start: first.start, staff: staff, room: $0, devices: needed) }
        }
    }

    /// Nil when the name is unknown; a name that is nil is known.
    private func known(_ name: String?, in indices: [String: Int]) -> Int?? {
        guard let name else { return .some(nil) }
        return indices[name].map { .some($0) }
    }

    /// A place in the calendar as one of this week. Devices that are not
    /// named are the first free ones.
    ///
    /// Throws for staff, a room or a device that the unit doesn't have.
    func place(_ place: SessionPlace, for task: Int) throws -> Place {
        let course = week.course(of: task)
        let start = LocalTime(place.date, place.time).minutes(after: unit.facts.monday)
        func index(_ name: String?, in indices: [String: Int]) throws -> Int? {
            guard let name else { return nil }
            guard let index = indices[name] else {
                throw ServiceError(.invalid, "The unit has no '\(name)'; choose another.", reason: .resource)
            }
            return index
        }
        var chosen: [Int] = []
        if !course.needs.isEmpty, week.days * 1440 > start, start >= 0 {
            chosen = roster.devices(for: course, at: start) ?? []
            if let device = try index(place.device?.description, in: devices) {
                // What was named goes to the first; the others shift on.
                chosen = [device] + chosen.filter { $0 != device }.prefix(course.needs.count - 1)
            }
        }
        return Place(
            start: start, staff: course.needsStaff ? try index(place.staff?.description, in: staff) : nil,
            room: course.needsRoom ? try index(place.room?.description, in: rooms) : nil, devices: chosen)
    }

    /// Each session of a task with its place in the calendar.
    func places(of task: Int, at place: Place) -> [(session: ID<Session>, place: SessionPlace)] {
        week.placements(of: task, at: place).compactMap { placement in
            unit.sessions[placement.name].map { ($0.session.id, unit.place(of: placement)) }
        }
    }
}
