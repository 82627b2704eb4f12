extension Migration {
    /// Secret addresses of calendars; of the secret only a hash.
    static let calendars = Migration(name: "0005-calendars") { _ in
        [
            """
            CREATE TABLE calendar_links (
                id TEXT PRIMARY KEY,
                token_hash TEXT NOT NULL UNIQUE,
                staff_id TEXT REFERENCES staff (id),
                citizen_id TEXT REFERENCES citizens (id),
                unit_id TEXT REFERENCES units (id),
                naming TEXT NOT NULL CHECK (naming IN ('initials', 'givenName')),
                created_at BIGINT NOT NULL,
                created_by TEXT NOT NULL REFERENCES staff (id),
                last_read_at BIGINT,
                ended_at BIGINT,
                CHECK ((CASE WHEN staff_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN citizen_id IS NULL THEN 0 ELSE 1 END)
                    + (CASE WHEN unit_id IS NULL THEN 0 ELSE 1 END) = 1)
            )
            """
        ]
    }
}
