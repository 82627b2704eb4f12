package import Domain
import Store

extension PlanningService {
    /// The best places for a session, from now on: in its own week, and for a
    /// missed one in what is left of it.
    package func suggestions(
        for session: ID<Session>, count: Int = 5, for staff: StaffMember
    ) async throws -> [PlaceSuggestion] {
        let view = try await view(of: session, in: nil, for: staff)
        return try view.roster.suggestions(for: session, count: min(max(count, 0), 100))
    }

    /// Why a session stands where it does, and what else there is.
    package func explanation(of session: ID<Session>, for staff: StaffMember) async throws -> SessionExplanation {
        let view = try await view(of: session, in: nil, for: staff)
        let task = try view.roster.task(of: session)
        return SessionExplanation(
            entry: view.roster.entry(view.summary, now: now), ledger: view.roster.ledger(of: task),
            alternatives: try view.roster.suggestions(for: session, count: 5),
            reasons: view.roster.isPlaced(task) ? [] : view.roster.reasons(of: task))
    }

    /// What a place would mean for a session: a rule that it breaks and who
    /// is in the way, or what it costs against where the session stands.
    package func possibility(
        of place: SessionPlace, for session: ID<Session>, for staff: StaffMember
    ) async throws -> Possibility {
        let view = try await view(of: session, in: place.date.monday, for: staff)
        return try view.roster.possibility(of: place, for: session)
    }

    /// The week of a session, or another one that it visits.
    private func view(
        of id: ID<Session>, in monday: CivilDate?, for staff: StaffMember
    ) async throws -> (roster: UnitRoster, summary: SessionSummary) {
        let now = now
        let (facts, summary, isGuest) = try await database.read { [zone] connection in
            guard let summary = try connection.summary(of: id) else {
                throw ServiceError(.notFound, "There is no session \(id).")
            }
            try staff.check(sees: summary.citizen.unit)
            let home = summary.session.date.monday
            var facts = try WeekFacts(connection, unit: summary.citizen.unit, monday: monday ?? home, zone: zone)
            try facts.add(summary, connection)
            let isMissed = LocalTime(summary.session.date, summary.session.time) < now && summary.begun == nil
            return (facts, summary, isMissed || monday ?? home != home)
        }
        return (UnitRoster(UnitWeek(facts, for: .view, now: now, guests: isGuest ? [id] : [])), summary)
    }
}
