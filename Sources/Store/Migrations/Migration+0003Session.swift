extension Migration {
    /// Sides of exercises, cards of rests, and clips before and after a
    /// programme.
    static let session = Migration(name: "0003-session") { _ in
        [
            "ALTER TABLE exercises ADD COLUMN filmed_side TEXT CHECK (filmed_side IN ('left', 'right'))",
            "ALTER TABLE programmes ADD COLUMN intro_id TEXT REFERENCES exercises (id)",
            "ALTER TABLE programmes ADD COLUMN closing_id TEXT REFERENCES exercises (id)",
            "ALTER TABLE videos ADD COLUMN mirror_of TEXT REFERENCES videos (id) ON DELETE CASCADE",
            "CREATE UNIQUE INDEX videos_by_original ON videos (mirror_of)",
            """
            CREATE TABLE rest_cards (
                key TEXT PRIMARY KEY,
                video_id TEXT NOT NULL UNIQUE REFERENCES videos (id) ON DELETE CASCADE,
                exercise_id TEXT NOT NULL REFERENCES exercises (id) ON DELETE CASCADE,
                poster_of TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
                language TEXT NOT NULL CHECK (language IN ('da', 'sv', 'en')),
                side TEXT CHECK (side IN ('left', 'right')),
                seconds BIGINT NOT NULL CHECK (seconds > 0),
                name TEXT NOT NULL
            )
            """,
            "CREATE INDEX rest_cards_by_exercise ON rest_cards (exercise_id, language)",
            "CREATE INDEX rest_cards_by_poster ON rest_cards (poster_of)",
            // Rests are cut from clips of other lengths and other fragments
            // now; those are made when the server starts.
            "DELETE FROM videos WHERE rest_seconds IS NOT NULL",
        ]
    }
}
