package import Domain

extension Connection {
    /// The sessions of which a tablet reported something since, by start.
    ///
    /// Whose they are is asked in a second step: SQLite would else go through
    /// all sessions that the unit's citizens have ever had.
    ///
    /// - Parameter unit: only this unit's citizens; nil for all.
    package func summaries(heardOfSince instant: Instant, in unit: ID<Unit>?) throws -> [SessionSummary] {
        let heardOf: [ID<Session>] = try values(
            "SELECT session_id FROM session_results WHERE updated_at >= \(instant)")
        var summaries: [SessionSummary] = []
        for list in heardOf.shortLists {
            summaries += try all("\(sql: Self.summaries) WHERE sessions.id IN (\(list: list))")
        }
        return summaries.filter { unit == nil || $0.citizen.unit == unit }
            .sorted { ($0.beganAt, $0.session.id) < ($1.beganAt, $1.session.id) }
    }
}

extension SessionSummary {
    fileprivate var beganAt: Instant { tablet?.startedAt ?? Instant(milliseconds: 0) }
}
