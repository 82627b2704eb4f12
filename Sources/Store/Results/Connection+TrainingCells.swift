package import Domain

/// Whose sessions a query looks at.
package enum TrainingScope: Sendable {
    case unit(ID<Unit>)
    case plan(ID<Plan>)
    case everyone

    var condition: SQL {
        switch self {
        case .unit(let unit): "AND citizens.unit_id = \(unit)"
        case .plan(let plan): "AND sessions.plan_id = \(plan)"
        case .everyone: ""
        }
    }
}

extension Connection {
    /// What became of the training sessions of some days, both counted, by
    /// day and outcome.
    package func training(
        from start: CivilDate, to end: CivilDate, of scope: TrainingScope, today: CivilDate
    ) throws -> [TrainingCell] {
        try all(
            """
            SELECT date, outcome, is_cancelled, COUNT(*) AS sessions, CAST(SUM(trained) AS BIGINT) AS minutes,
                CAST(COALESCE(SUM(pain), 0) AS BIGINT) AS pain_sum, COUNT(pain) AS pain_count,
                CAST(COALESCE(SUM(effort), 0) AS BIGINT) AS effort_sum, COUNT(effort) AS effort_count
            FROM (
                SELECT sessions.date AS date,
                    CASE WHEN sessions.cancelled_at IS NULL THEN 0 ELSE 1 END AS is_cancelled,
                    \(sql: Self.outcome(today: today)) AS outcome,
                    \(sql: Self.trainedMinutes) AS trained,
                    \(sql: .standing("pain")) AS pain,
                    \(sql: .standing("effort")) AS effort
                FROM sessions
                JOIN citizens ON citizens.id = sessions.citizen_id
                JOIN plans ON plans.id = sessions.plan_id
                \(sql: .resultJoins)
                WHERE sessions.kind = 'training' AND sessions.date BETWEEN \(start) AND \(end)
                    AND (sessions.erased_at IS NULL OR \(sql: .standingCompletion) IS NOT NULL)
                    \(sql: scope.condition)
            ) AS cells
            GROUP BY date, outcome, is_cancelled ORDER BY date, outcome, is_cancelled
            """)
    }

    /// What became of a session: a result stands above a calling off.
    private static func outcome(today: CivilDate) -> SQL {
        """
        CASE
            WHEN \(sql: .standingCompletion) IN ('done', 'partly') THEN \(sql: .standingCompletion)
            WHEN \(sql: .standingCompletion) = 'started'
                THEN CASE WHEN sessions.date < \(today) THEN 'partly' ELSE 'started' END
            WHEN sessions.cancel_reason IN ('paused', 'stopped', 'changed') THEN sessions.cancel_reason
            WHEN sessions.cancelled_at IS NULL AND hands.completion IS NULL AND sessions.date >= \(today)
                THEN 'planned'
            WHEN \(sql: lacksStaff) THEN 'noStaff'
            WHEN sessions.cancelled_at IS NOT NULL THEN 'cancelled'
            WHEN \(sql: lacksTablet) THEN 'noTablet'
            ELSE 'missed'
        END
        """
    }

    private static var lacksStaff: SQL {
        """
        plans.mode <> 'independent' AND (sessions.staff_id IS NULL OR EXISTS (
            SELECT 1 FROM absences WHERE absences.staff_id = sessions.staff_id
                AND absences.from_date <= sessions.date AND absences.to_date >= sessions.date
                AND (absences.from_date < sessions.date OR absences.from_time <= sessions.time)
                AND (absences.to_date > sessions.date OR absences.to_time > sessions.time)))
        """
    }

    /// A tablet that was paired afterwards was not there, nor one that had
    /// been given away or had long been silent.
    private static var lacksTablet: SQL {
        """
        NOT EXISTS (
            SELECT 1 FROM devices WHERE devices.citizen_id = sessions.citizen_id
                AND devices.paired_at <= sessions.starts_at
                AND (devices.ended_at IS NULL OR devices.ended_at > sessions.starts_at)
                AND COALESCE(devices.last_seen_at, devices.paired_at) >= sessions.starts_at - 86400000)
        """
    }

    private static var trainedMinutes: SQL {
        """
        CASE
            WHEN COALESCE(hands.completion, results.completion) IS NULL OR hands.completion = 'notDone' THEN 0
            WHEN results.ended_at > results.started_at AND results.completion <> 'started' THEN
                CASE WHEN results.ended_at - results.started_at > sessions.minutes * 120000 THEN sessions.minutes * 2
                    ELSE (results.ended_at - results.started_at + 30000) / 60000 END
            WHEN COALESCE(hands.completion, results.completion) = 'done' THEN sessions.minutes
            WHEN COALESCE(hands.completion, results.completion) = 'partly' THEN sessions.minutes / 2
            ELSE 0
        END
        """
    }
}

extension TrainingCell: Record {
    package init(row: Row) throws {
        self.init(
            date: try row["date"], outcome: try row["outcome"], isCancelled: try row["is_cancelled"],
            count: try row["sessions"], minutes: try row["minutes"],
            pain: Answers(sum: try row["pain_sum"], count: try row["pain_count"]),
            effort: Answers(sum: try row["effort_sum"], count: try row["effort_count"]))
    }
}
