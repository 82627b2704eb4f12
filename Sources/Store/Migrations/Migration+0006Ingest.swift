extension Migration {
    /// What the ingest of events remembers beside the events themselves.
    static let ingest = Migration(name: "0006-ingest") { dialect in
        diagnostics + deadLetters + erasure(dialect) + [playback]
    }

    private static let diagnostics: [SQL] = [
        // Which of a device's numbered events have come, such as `1-57,60-99`.
        """
        CREATE TABLE device_sequences (
            device_id TEXT PRIMARY KEY REFERENCES devices (id),
            ranges TEXT NOT NULL
        )
        """,
        // Types and fields of events that no version of Trin here has known.
        """
        CREATE TABLE unfamiliar_names (
            type TEXT NOT NULL,
            field TEXT NOT NULL,
            events BIGINT NOT NULL CHECK (events > 0),
            first_at BIGINT NOT NULL,
            last_at BIGINT NOT NULL,
            PRIMARY KEY (type, field)
        )
        """,
    ]

    private static let deadLetters: [SQL] = [
        "ALTER TABLE rejected_events ADD COLUMN session_id TEXT",
        // What the tablet's clocks showed at the attempt.
        "ALTER TABLE rejected_events ADD COLUMN sent_at TEXT",
        "ALTER TABLE rejected_events ADD COLUMN boot_id TEXT",
        "ALTER TABLE rejected_events ADD COLUMN monotonic BIGINT",
        """
        ALTER TABLE rejected_events ADD COLUMN state TEXT NOT NULL DEFAULT 'open'
            CHECK (state IN ('open', 'replayed', 'dismissed'))
        """,
        "ALTER TABLE rejected_events ADD COLUMN tried_at BIGINT",
        "ALTER TABLE rejected_events ADD COLUMN settled_at BIGINT",
        "ALTER TABLE rejected_events ADD COLUMN settled_by TEXT REFERENCES staff (id)",
        "CREATE INDEX rejected_events_by_code ON rejected_events (state, code, received_at)",
        "CREATE INDEX rejected_events_by_session ON rejected_events (session_id)",
    ]

    private static func erasure(_ dialect: Dialect) -> [SQL] {
        [
            """
            CREATE TABLE server_secrets (
                name TEXT PRIMARY KEY,
                secret \(dialect.bytes) NOT NULL
            )
            """,
            // Keyed hashes of what was erased and must not come again.
            """
            CREATE TABLE tombstones (
                hash \(dialect.bytes) PRIMARY KEY,
                erased_at BIGINT NOT NULL
            )
            """,
        ]
    }

    /// What players said with CMCD about the streams of sessions.
    private static let playback: SQL = """
        CREATE TABLE session_playback (
            session_id TEXT NOT NULL REFERENCES sessions (id),
            device_id TEXT NOT NULL REFERENCES devices (id),
            first_at BIGINT NOT NULL,
            last_at BIGINT NOT NULL,
            requests BIGINT NOT NULL,
            starvations BIGINT NOT NULL,
            startups BIGINT NOT NULL,
            bit_rate_sum BIGINT NOT NULL,
            bit_rate_count BIGINT NOT NULL,
            throughput_sum BIGINT NOT NULL,
            throughput_count BIGINT NOT NULL,
            least_buffer BIGINT,
            PRIMARY KEY (session_id, device_id)
        )
        """
}
