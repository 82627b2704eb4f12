import Domain
import Store

/// Changes of sessions, checked against everything as it stands in this
/// transaction.
struct WeekEdit {
    let unit: ID<Unit>
    let zone: Zone
    let now: LocalTime
    let instant: Instant
    /// Whether rules that people may agree to break are let be broken.
    let overriding: Bool

    struct Result {
        var items: [PlanningChange.Item] = []
        var conflicts: [ID<Session>: [PlanningConflict]] = [:]
    }

    /// Checks what is to become of sessions, and stores it unless there is a
    /// conflict that stands in the way: then nothing is stored.
    func apply(_ targets: [ID<Session>: PlanningChange.Standing], _ connection: any Connection) throws -> Result {
        var result = Result()
        var sessions: [ID<Session>: SessionSummary] = [:]
        for id in targets.keys {
            guard let summary = try connection.summary(of: id), summary.citizen.unit == unit else {
                throw ServiceError(.notFound, "There is no session \(id) in the unit.")
            }
            sessions[id] = summary
        }
        var places: [ID<Session>: SessionPlace] = [:]
        let weeks = Dictionary(grouping: targets.filter { !$0.value.isCancelled }) { $0.value.place.date.monday }
        for (monday, targets) in weeks {
            let moved = targets.filter { id, target in
                guard let session = sessions[id]?.session else { return false }
                return session.cancelledAt != nil || session.place != target.place
            }
            guard !moved.isEmpty else { continue }
            let outcome = try check(moved.map { ($0.key, $0.value.place) }, sessions, monday, connection)
            places.merge(outcome.places) { first, _ in first }
            for (id, conflicts) in outcome.conflicts {
                let standing = conflicts.filter { !overriding || !$0.canOverride }
                if !standing.isEmpty { result.conflicts[id, default: []] += standing }
            }
        }
        guard result.conflicts.isEmpty else { return result }
        for id in Set(targets.keys).union(places.keys).sorted() {
            guard let before = try sessions[id]?.session ?? connection.session(id) else { continue }
            let target = targets[id] ?? PlanningChange.Standing(before)
            let after = changed(before, to: target, at: places[id] ?? target.place)
            guard PlanningChange.Standing(after) != PlanningChange.Standing(before) else { continue }
            try connection.update(after)
            result.items.append(
                PlanningChange.Item(session: id, before: .init(before), after: .init(after)))
        }
        return result
    }

    private func check(
        _ moved: [(ID<Session>, SessionPlace)], _ sessions: [ID<Session>: SessionSummary], _ monday: CivilDate,
        _ connection: any Connection
    ) throws -> UnitRoster.Outcome {
        var facts = try WeekFacts(connection, unit: unit, monday: monday, zone: zone)
        var past: [ID<Session>: [PlanningConflict]] = [:]
        for (id, place) in moved {
            guard let summary = sessions[id] else { continue }
            if LocalTime(place.date, place.time) < now {
                past[id] = [
                    PlanningConflict(
                        code: "past", message: "\(place.date) at \(place.time) has been; choose a later time.",
                        canOverride: false)
                ]
            }
            var session = summary.session
            (session.cancelledAt, session.cancelReason) = (nil, nil)
            try facts.add(
                SessionSummary(
                    session: session, citizen: summary.citizen, mode: summary.mode, programme: summary.programme,
                    programmeName: summary.programmeName, result: summary.tablet, hand: summary.hand,
                    version: summary.version), connection)
        }
        var roster = UnitRoster(UnitWeek(facts, for: .view, now: now, guests: Set(moved.map { $0.0 })))
        var outcome = try roster.edit(Dictionary(moved, uniquingKeysWith: { first, _ in first }))
        outcome.conflicts.merge(past) { $1 + $0 }
        return outcome
    }

    private func changed(
        _ session: Session, to target: PlanningChange.Standing, at place: SessionPlace
    ) -> Session {
        var session = session
        if target.isCancelled {
            session.cancelledAt = session.cancelledAt ?? instant
            session.cancelReason = session.cancelReason ?? .byHand
        } else {
            (session.cancelledAt, session.cancelReason) = (nil, nil)
        }
        session.place = place
        session.startsAt = zone.instant(place.date, place.time)
        session.isPinned = target.isPinned
        return session
    }
}
