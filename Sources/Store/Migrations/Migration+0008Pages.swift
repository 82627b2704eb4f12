extension Migration {
    /// What pages say in their reader's words: why files were refused, beside
    /// the English sentence, and which sessions' results were erased.
    static let pages = Migration(name: "0008-pages") { _ in
        [
            "ALTER TABLE videos ADD COLUMN refusal TEXT",
            "ALTER TABLE spoken_tracks ADD COLUMN refusal TEXT",
            "ALTER TABLE sessions ADD COLUMN erased_at BIGINT",
        ]
    }
}
