extension Migration {
    /// When what a reader of a result is told last changed; rows of before
    /// have their `updated_at` for it.
    static let changes = Migration(name: "0011-changes") { _ in
        ["ALTER TABLE session_results ADD COLUMN changed_at BIGINT"]
    }
}
