package import Domain

/// A programme that is going to be played, and in which language.
package struct ComingProgramme: Hashable, Sendable, Record {
    package let programme: ID<Programme>
    package let language: Language

    package init(row: Row) throws {
        programme = try row["programme_id"]
        language = try row["language"]
    }
}

extension Connection {
    /// The programmes of all sessions of some days, by the languages of their
    /// citizens.
    package func comingProgrammes(_ days: ClosedRange<CivilDate>) throws -> [ComingProgramme] {
        try all(
            """
            SELECT DISTINCT plans.programme_id, citizens.language
            FROM sessions JOIN plans ON plans.id = sessions.plan_id JOIN citizens ON citizens.id = sessions.citizen_id
            WHERE sessions.date >= \(days.lowerBound) AND sessions.date <= \(days.upperBound)
                AND sessions.cancelled_at IS NULL AND citizens.ended_at IS NULL
            """)
    }
}
