extension Migration {
    /// People, the video library, plans with their sessions, tablets and what
    /// they report.
    static let foundation = Migration(name: "0001-foundation") { dialect in
        people + library(dialect) + training + devices(dialect)
    }

    private static let people: [SQL] = [
        """
        CREATE TABLE units (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> '')
        )
        """,
        """
        CREATE TABLE staff (
            id TEXT PRIMARY KEY,
            user_name TEXT NOT NULL UNIQUE CHECK (user_name <> ''),
            name TEXT NOT NULL,
            roles TEXT NOT NULL,
            unit_id TEXT REFERENCES units (id),
            language TEXT NOT NULL CHECK (language IN ('da', 'sv', 'en')),
            password TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            ended_at BIGINT
        )
        """,
        """
        CREATE TABLE sign_ins (
            token_hash TEXT PRIMARY KEY,
            staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
            csrf TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sign_ins_by_staff ON sign_ins (staff_id)",
        """
        CREATE TABLE citizens (
            id TEXT PRIMARY KEY,
            unit_id TEXT NOT NULL REFERENCES units (id),
            given_name TEXT NOT NULL CHECK (given_name <> ''),
            family_name TEXT NOT NULL,
            birth_year BIGINT CHECK (birth_year BETWEEN 1890 AND 2100),
            language TEXT NOT NULL CHECK (language IN ('da', 'sv', 'en')),
            created_at BIGINT NOT NULL,
            ended_at BIGINT
        )
        """,
        "CREATE INDEX citizens_by_unit ON citizens (unit_id)",
    ]

    private static func library(_ dialect: Dialect) -> [SQL] {
        [
            """
            CREATE TABLE exercises (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                instruction TEXT NOT NULL,
                repetitions_in_video BIGINT NOT NULL CHECK (repetitions_in_video BETWEEN 0 AND 1000),
                created_at BIGINT NOT NULL,
                archived_at BIGINT
            )
            """,
            """
            CREATE TABLE videos (
                id TEXT PRIMARY KEY,
                exercise_id TEXT REFERENCES exercises (id),
                rest_seconds BIGINT UNIQUE CHECK (rest_seconds > 0),
                state TEXT NOT NULL CHECK (state IN ('processing', 'ready', 'failed')),
                file_name TEXT NOT NULL,
                duration DOUBLE PRECISION,
                report TEXT,
                failure TEXT,
                created_at BIGINT NOT NULL,
                CHECK ((exercise_id IS NULL) <> (rest_seconds IS NULL)),
                CHECK (state <> 'ready' OR (duration IS NOT NULL AND report IS NOT NULL)),
                CHECK (state <> 'failed' OR failure IS NOT NULL)
            )
            """,
            "CREATE INDEX videos_by_exercise ON videos (exercise_id, created_at)",
            """
            CREATE TABLE captions (
                video_id TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
                language TEXT NOT NULL CHECK (language IN ('da', 'sv', 'en')),
                webvtt TEXT NOT NULL,
                PRIMARY KEY (video_id, language)
            )
            """,
            """
            CREATE TABLE uploads (
                id TEXT PRIMARY KEY,
                staff_id TEXT NOT NULL REFERENCES staff (id),
                file_name TEXT NOT NULL,
                exercise_id TEXT REFERENCES exercises (id),
                length BIGINT NOT NULL CHECK (length > 0),
                received BIGINT NOT NULL CHECK (received BETWEEN 0 AND length),
                video_id TEXT REFERENCES videos (id),
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX uploads_by_expiry ON uploads (expires_at)",
            """
            CREATE TABLE jobs (
                id TEXT PRIMARY KEY,
                video_id TEXT NOT NULL UNIQUE REFERENCES videos (id) ON DELETE CASCADE,
                state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
                attempts BIGINT NOT NULL DEFAULT 0,
                lease_until BIGINT,
                progress DOUBLE PRECISION NOT NULL DEFAULT 0,
                seconds_left DOUBLE PRECISION,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX jobs_by_state ON jobs (state, created_at)",
        ]
    }

    private static let training: [SQL] = [
        """
        CREATE TABLE programmes (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL CHECK (name <> ''),
            created_at BIGINT NOT NULL,
            archived_at BIGINT
        )
        """,
        """
        CREATE TABLE programme_items (
            programme_id TEXT NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
            position BIGINT NOT NULL,
            exercise_id TEXT NOT NULL REFERENCES exercises (id),
            sets BIGINT NOT NULL CHECK (sets BETWEEN 1 AND 10),
            repetitions BIGINT CHECK (repetitions BETWEEN 1 AND 100),
            seconds BIGINT CHECK (seconds BETWEEN 5 AND 600),
            rest BIGINT NOT NULL CHECK (rest BETWEEN 0 AND 120),
            PRIMARY KEY (programme_id, position),
            CHECK ((repetitions IS NULL) <> (seconds IS NULL))
        )
        """,
        """
        CREATE TABLE plans (
            id TEXT PRIMARY KEY,
            citizen_id TEXT NOT NULL REFERENCES citizens (id),
            programme_id TEXT NOT NULL REFERENCES programmes (id),
            mode TEXT NOT NULL CHECK (mode IN ('independent', 'assisted', 'group')),
            goal TEXT NOT NULL,
            start_date TEXT NOT NULL,
            weeks BIGINT NOT NULL CHECK (weeks BETWEEN 1 AND 52),
            weekdays TEXT NOT NULL CHECK (weekdays <> ''),
            time TEXT NOT NULL,
            zone TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            created_by TEXT NOT NULL REFERENCES staff (id),
            ended_on TEXT,
            end_reason TEXT
        )
        """,
        "CREATE INDEX plans_by_citizen ON plans (citizen_id, start_date)",
        """
        CREATE TABLE sessions (
            id TEXT PRIMARY KEY,
            plan_id TEXT NOT NULL REFERENCES plans (id),
            citizen_id TEXT NOT NULL REFERENCES citizens (id),
            date TEXT NOT NULL,
            time TEXT NOT NULL,
            zone TEXT NOT NULL,
            starts_at BIGINT NOT NULL,
            cancelled_at BIGINT
        )
        """,
        "CREATE INDEX sessions_by_citizen ON sessions (citizen_id, date)",
        "CREATE INDEX sessions_by_plan ON sessions (plan_id)",
        "CREATE INDEX sessions_by_date ON sessions (date)",
    ]

    private static func devices(_ dialect: Dialect) -> [SQL] {
        [
            """
            CREATE TABLE devices (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL CHECK (name <> ''),
                citizen_id TEXT REFERENCES citizens (id),
                token_hash TEXT UNIQUE,
                paired_at BIGINT NOT NULL,
                last_seen_at BIGINT,
                ended_at BIGINT
            )
            """,
            """
            CREATE TABLE pairings (
                code TEXT PRIMARY KEY,
                token_hash TEXT NOT NULL UNIQUE,
                expires_at BIGINT NOT NULL,
                device_id TEXT REFERENCES devices (id)
            )
            """,
            """
            CREATE TABLE events (
                device_id TEXT NOT NULL REFERENCES devices (id),
                event_id TEXT NOT NULL,
                session_id TEXT,
                type TEXT NOT NULL,
                occurred_at BIGINT NOT NULL,
                clock TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                body_hash \(dialect.bytes) NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (device_id, event_id)
            )
            """,
            "CREATE INDEX events_by_session ON events (session_id)",
            """
            CREATE TABLE rejected_events (
                id TEXT PRIMARY KEY,
                device_id TEXT NOT NULL REFERENCES devices (id),
                event_id TEXT,
                code TEXT NOT NULL,
                detail TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                body_hash \(dialect.bytes) NOT NULL,
                body \(dialect.bytes) NOT NULL,
                UNIQUE (device_id, body_hash)
            )
            """,
            """
            CREATE TABLE session_results (
                session_id TEXT PRIMARY KEY REFERENCES sessions (id),
                completion TEXT NOT NULL CHECK (completion IN ('started', 'partly', 'done')),
                started_at BIGINT,
                ended_at BIGINT,
                exercises_completed BIGINT NOT NULL,
                exercises_skipped BIGINT NOT NULL,
                sets_completed BIGINT NOT NULL,
                pain BIGINT CHECK (pain BETWEEN 0 AND 10),
                effort BIGINT CHECK (effort BETWEEN 0 AND 10),
                comment TEXT,
                events BIGINT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1,
                updated_at BIGINT NOT NULL
            )
            """,
        ]
    }
}
