extension Migration {
    /// Results by hand and their changes, flags, and what units plan to
    /// train.
    static let results = Migration(name: "0007-results") { _ in columns + hands + flags + targets }

    private static let columns: [SQL] = [
        "ALTER TABLE session_results ADD COLUMN stalls BIGINT",
        "ALTER TABLE session_results ADD COLUMN startup_time BIGINT",
        "ALTER TABLE session_results ADD COLUMN help_asked BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE session_results ADD COLUMN tests TEXT NOT NULL DEFAULT '[]'",
        // What has changed since, and who trains now.
        "CREATE INDEX session_results_by_update ON session_results (updated_at)",
        "CREATE INDEX events_of_help ON events (received_at) WHERE type = 'trin.help.requested'",
        "CREATE INDEX devices_by_citizen ON devices (citizen_id)",
        "CREATE INDEX absences_by_staff ON absences (staff_id, to_date)",
    ]

    private static let hands: [SQL] = [
        """
        CREATE TABLE result_versions (
            session_id TEXT NOT NULL REFERENCES sessions (id),
            version BIGINT NOT NULL CHECK (version >= 2),
            at BIGINT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            causes TEXT NOT NULL,
            PRIMARY KEY (session_id, version)
        )
        """,
        """
        CREATE TABLE hand_results (
            id TEXT PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES sessions (id),
            completion TEXT NOT NULL CHECK (completion IN ('done', 'partly', 'notDone')),
            pain BIGINT CHECK (pain BETWEEN 0 AND 10),
            effort BIGINT CHECK (effort BETWEEN 0 AND 10),
            comment TEXT,
            reason TEXT,
            staff_id TEXT NOT NULL REFERENCES staff (id),
            at BIGINT NOT NULL,
            seen_events BIGINT NOT NULL,
            is_current BIGINT NOT NULL CHECK (is_current IN (0, 1))
        )
        """,
        "CREATE INDEX hand_results_by_session ON hand_results (session_id, at)",
        "CREATE INDEX hand_results_by_time ON hand_results (at)",
        "CREATE UNIQUE INDEX hand_results_current ON hand_results (session_id) WHERE is_current = 1",
    ]

    private static let flags: [SQL] = [
        """
        CREATE TABLE flags (
            id TEXT PRIMARY KEY,
            citizen_id TEXT NOT NULL REFERENCES citizens (id),
            kind TEXT NOT NULL CHECK (kind IN ('pain', 'painRising', 'missed', 'silent', 'help', 'stalls')),
            subject TEXT NOT NULL,
            level BIGINT NOT NULL,
            since BIGINT NOT NULL,
            raised_at BIGINT NOT NULL,
            withdrawn_at BIGINT,
            seen_at BIGINT,
            seen_by TEXT REFERENCES staff (id),
            note TEXT,
            UNIQUE (citizen_id, kind, subject),
            CHECK ((seen_at IS NULL) = (seen_by IS NULL))
        )
        """,
        "CREATE INDEX flags_open ON flags (since) WHERE seen_at IS NULL AND withdrawn_at IS NULL",
        "CREATE INDEX flags_by_time ON flags (raised_at)",
        """
        CREATE TABLE flag_rules (
            unit_id TEXT PRIMARY KEY REFERENCES units (id),
            rules TEXT NOT NULL
        )
        """,
    ]

    private static let targets: [SQL] = [
        """
        CREATE TABLE training_targets (
            unit_id TEXT NOT NULL REFERENCES units (id),
            from_date TEXT NOT NULL,
            sessions BIGINT CHECK (sessions > 0),
            minutes BIGINT CHECK (minutes > 0),
            PRIMARY KEY (unit_id, from_date)
        )
        """
    ]
}
