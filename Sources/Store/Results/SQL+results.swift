extension SQL {
    /// Joins what came of `sessions`: `results` as tablets reported it, and
    /// `hands`, the note of staff that stands.
    static var resultJoins: SQL {
        """
        LEFT JOIN session_results AS results ON results.session_id = sessions.id
        LEFT JOIN hand_results AS hands ON hands.session_id = sessions.id AND hands.is_current = 1
        """
    }

    /// What came of a session in the columns that a summary reads.
    static var resultColumns: SQL {
        """
        results.session_id, results.completion, results.started_at, results.ended_at,
            results.exercises_completed, results.exercises_skipped, results.sets_completed, results.pain,
            results.effort, results.comment, results.events, results.stalls, results.startup_time,
            results.help_asked, results.tests, results.version,
            hands.id AS hand_id, hands.completion AS hand_completion, hands.pain AS hand_pain,
            hands.effort AS hand_effort, hands.comment AS hand_comment, hands.reason AS hand_reason,
            hands.staff_id AS hand_staff_id, hands.at AS hand_at, hands.seen_events AS hand_seen_events
        """
    }

    /// Whether anybody began to train by what the tablet told, as
    /// ``SessionResult/hasBegun``.
    static var hasBegun: SQL { "(results.completion <> 'started' OR results.started_at IS NOT NULL)" }

    /// How far training came by what stands; null when nobody began.
    static var standingCompletion: SQL {
        "COALESCE(hands.completion, CASE WHEN \(sql: .hasBegun) THEN results.completion END)"
    }

    /// The column's value that stands: that of the note if there is one, even
    /// if it has none.
    static func standing(_ column: StaticString) -> SQL {
        "CASE WHEN hands.id IS NULL THEN results.\(raw: column) ELSE hands.\(raw: column) END"
    }
}
