extension SQL {
    /// Joins what came of `sessions`: `results` as tablets reported it, and
    /// `hands`, the note of staff that stands.
    static var resultJoins: SQL {
        """
        LEFT JOIN session_results AS results ON results.session_id = sessions.id
        LEFT JOIN hand_results AS hands ON hands.session_id = sessions.id AND hands.is_current = 1
        """
    }

    /// The column's value that stands: that of the note if there is one, even
    /// if it has none.
    static func standing(_ column: StaticString) -> SQL {
        "CASE WHEN hands.id IS NULL THEN results.\(raw: column) ELSE hands.\(raw: column) END"
    }
}
