import Domain
import Scheduler

extension UnitRoster {
    /// What an edit of the week comes to.
    struct Outcome {
        /// With the devices that were chosen.
        var places: [ID<Session>: SessionPlace] = [:]
        var conflicts: [ID<Session>: [PlanningConflict]] = [:]
    }

    /// Puts sessions elsewhere, all at once: what one leaves another may
    /// take. The roster holds the result, also where rules are broken.
    mutating func edit(_ targets: [ID<Session>: SessionPlace]) throws -> Outcome {
        var outcome = Outcome()
        var tasks: [Int: SessionPlace] = [:]
        for (session, place) in targets.sorted(by: { $0.key < $1.key }) {
            let task = try task(of: session)
            if tasks[task].map({ !place.isTogether(with: $0) }) == true {
                outcome.conflicts[session, default: []].append(
                    PlanningConflict(
                        code: "groupApart", message: "A group trains together; move all of it.", canOverride: false))
            }
            tasks[task] = tasks[task] ?? place
        }
        for task in tasks.keys { roster.remove(task) }
        for (task, target) in tasks.sorted(by: {
            ($0.value.date, $0.value.time, $0.key) < ($1.value.date, $1.value.time, $1.key)
        }) {
            try put(task, at: target, targets, &outcome)
        }
        return outcome
    }

    private mutating func put(
        _ task: Int, at target: SessionPlace, _ targets: [ID<Session>: SessionPlace], _ outcome: inout Outcome
    ) throws {
        let members = sessions(of: task)
        // Without its staff or room a session only waits for a place.
        let course = week.course(of: task)
        if (course.needsStaff && target.staff == nil) || (course.needsRoom && target.room == nil) {
            for member in members {
                outcome.places[member.session.id] = SessionPlace(target.date, target.time)
            }
            return
        }
        let place = try place(target, named: targets, for: task)
        let conflicts = conflicts(of: task, at: place)
        for (session, resolved) in places(of: task, at: place) {
            outcome.places[session] = resolved
            let other = elsewhere(session, resolved)
            if !(conflicts + other).isEmpty { outcome.conflicts[session, default: []] += conflicts + other }
        }
        if place.devices.count == course.needs.count, (0..<week.days).contains(place.day) {
            roster.place(task, at: place)
        } else {
            for member in members { outcome.places[member.session.id] = target }
        }
    }

    /// The place with each member's own device, where one is named.
    private func place(
        _ target: SessionPlace, named targets: [ID<Session>: SessionPlace], for task: Int
    ) throws -> Place {
        var place = try place(target, for: task)
        let course = week.course(of: task)
        let members = sessions(of: task)
        for (index, need) in course.needs.enumerated() where index < place.devices.count {
            guard members.indices.contains(need.member),
                let device = targets[members[need.member].session.id]?.device,
                let known = unit.problem.devices.firstIndex(where: { $0.id == device.description })
            else { continue }
            if let other = place.devices.firstIndex(of: known) { place.devices.swapAt(index, other) }
            place.devices[index] = known
        }
        return place
    }

    /// What the place takes from another unit's sessions.
    private func elsewhere(_ session: ID<Session>, _ place: SessionPlace) -> [PlanningConflict] {
        guard let name = unit.names[session], let minutes = unit.sessions[name]?.session.minutes else { return [] }
        let own = Occupation(place, minutes: minutes)
        return unit.facts.elsewhere.filter { own.clashes(with: Occupation($0.session)) }.map { other in
            PlanningConflict(
                code: "takenElsewhere", message: "Another unit has a session there at \(other.session.time).",
                sessions: [other.session.id], canOverride: false, values: [other.session.time.description])
        }
    }
}

extension SessionPlace {
    /// Whether both can be one group session: devices are everyone's own.
    fileprivate func isTogether(with other: SessionPlace) -> Bool {
        (date, time) == (other.date, other.time) && (staff, room) == (other.staff, other.room)
    }
}
