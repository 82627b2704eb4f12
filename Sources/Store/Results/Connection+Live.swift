package import Domain

extension Connection {
    /// The sessions of which a tablet reported something since, by start.
    /// - Parameter unit: only this unit's citizens; nil for all.
    package func summaries(heardOfSince instant: Instant, in unit: ID<Unit>?) throws -> [SessionSummary] {
        let scope: SQL = if let unit { "AND citizens.unit_id = \(unit)" } else { "" }
        return try all(
            """
            \(sql: Self.summaries) WHERE results.updated_at >= \(instant) \(sql: scope)
            ORDER BY results.started_at, sessions.id
            """)
    }
}
