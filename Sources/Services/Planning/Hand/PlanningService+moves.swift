package import Domain
import Store

/// What came of a change by hand.
package enum MoveOutcome: Sendable {
    case done(PlanningChange)
    /// Nothing was changed. The remedies are for the first of the sessions.
    case refused(conflicts: [ID<Session>: [PlanningConflict]], remedies: [PlaceSuggestion])
}

extension PlanningService {
    /// Moves sessions, all or none: to another time, member of staff, device
    /// or room. A group moves together.
    ///
    /// What needs a device gets a free one unless it is named. Sessions moved
    /// past a rule with `overriding` are pinned, so that planning lets them
    /// be.
    package func move(
        _ places: [ID<Session>: SessionPlace], overriding: Bool = false, by staff: StaffMember
    ) async throws -> MoveOutcome {
        try await change(.move, Array(places.keys), overriding: overriding, by: staff) { session in
            var standing = PlanningChange.Standing(session)
            standing.place = places[session.id] ?? standing.place
            standing.isPinned = standing.isPinned || overriding
            return standing
        }
    }

    /// Pins sessions where they are, or lets planning have them again.
    package func pin(_ sessions: [ID<Session>], _ isPinned: Bool, by staff: StaffMember) async throws -> MoveOutcome {
        try await change(.pin, sessions, overriding: false, by: staff) { session in
            var standing = PlanningChange.Standing(session)
            standing.isPinned = isPinned
            return standing
        }
    }

    package func cancel(_ sessions: [ID<Session>], by staff: StaffMember) async throws -> MoveOutcome {
        try await change(.cancel, sessions, overriding: false, by: staff) { session in
            var standing = PlanningChange.Standing(session)
            standing.isCancelled = true
            return standing
        }
    }

    /// Takes sessions by minutes to later or earlier on their day.
    package func shift(
        _ sessions: [ID<Session>], by minutes: Int, overriding: Bool = false, by staff: StaffMember
    ) async throws -> MoveOutcome {
        try await change(.move, sessions, overriding: overriding, by: staff) { session in
            var standing = PlanningChange.Standing(session)
            guard let time = MinuteOfDay(session.time.minutes + minutes) else {
                throw ServiceError(
                    .invalid, "\(minutes) minutes from \(session.time) is another day; move the session there.",
                    reason: .otherDay)
            }
            standing.place.time = time
            standing.isPinned = standing.isPinned || overriding
            return standing
        }
    }

    /// Lets two members of staff swap their sessions of a day.
    package func swap(
        _ first: ID<StaffMember>, _ second: ID<StaffMember>, on date: CivilDate, in unit: ID<Unit>,
        overriding: Bool = false, by staff: StaffMember
    ) async throws -> MoveOutcome {
        try authorize(staff, in: unit)
        let now = now
        let sessions = try await database.read { connection in
            try connection.summaries(from: date, to: date, in: unit).filter { summary in
                [first, second].contains(summary.session.staff) && summary.session.cancelledAt == nil
                    && summary.begun == nil && LocalTime(date, summary.session.time) >= now
            }
        }
        return try await change(.move, sessions.map(\.session.id), overriding: overriding, by: staff) { session in
            var standing = PlanningChange.Standing(session)
            standing.place.staff = session.staff == first ? second : first
            standing.isPinned = standing.isPinned || overriding
            return standing
        }
    }

    private func change(
        _ kind: PlanningChange.Kind, _ sessions: [ID<Session>], overriding: Bool, by staff: StaffMember,
        to target: @escaping @Sendable (Session) throws -> PlanningChange.Standing
    ) async throws -> MoveOutcome {
        guard !sessions.isEmpty, sessions.count <= 500 else {
            throw ServiceError(.invalid, "Choose 1 to 500 sessions; these are \(sessions.count).", reason: .selection)
        }
        let (now, instant) = (now, clock.now)
        let result: (outcome: WeekEdit.Result, change: PlanningChange?) = try await database.write { connection in
            var targets: [ID<Session>: PlanningChange.Standing] = [:]
            var unit: ID<Unit>?
            for id in sessions {
                let (session, home) = try connection.openSession(id, for: staff)
                try authorize(staff, in: home)
                guard unit ?? home == home else {
                    throw ServiceError(
                        .conflict, "The sessions are of two units; change them apart.", reason: .selection)
                }
                unit = home
                targets[id] = try target(session)
            }
            guard let unit else { throw ServiceError(.invalid, "No session was chosen.", reason: .selection) }
            let edit = WeekEdit(unit: unit, zone: zone, now: now, instant: instant, overriding: overriding)
            let result = try edit.apply(targets, connection)
            guard result.conflicts.isEmpty else { return (result, nil) }
            let change = PlanningChange(
                id: .new(at: instant), unit: unit, planner: staff.id, kind: kind, at: instant, items: result.items)
            if !change.items.isEmpty { try connection.insert(change) }
            return (result, change)
        }
        if let change = result.change { return .done(change) }
        let first = sessions.first { result.outcome.conflicts[$0] != nil } ?? sessions[0]
        return .refused(
            conflicts: result.outcome.conflicts, remedies: try await suggestions(for: first, count: 3, for: staff))
    }
}
