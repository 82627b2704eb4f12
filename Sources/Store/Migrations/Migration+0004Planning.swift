extension Migration {
    /// Who and what sessions need, what plans wish for, drafts of weeks, and
    /// what planners did.
    ///
    /// What is only ever read and written as a whole, such as a wish or a
    /// week's shifts, is one JSON text.
    static let planning = Migration(name: "0004-planning") { _ in resources + courses + drafts }

    private static let resources: [SQL] = [
        """
        CREATE TABLE sites (
            id TEXT PRIMARY KEY,
            unit_id TEXT NOT NULL REFERENCES units (id),
            address TEXT NOT NULL CHECK (address <> ''),
            x BIGINT NOT NULL,
            y BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sites_by_unit ON sites (unit_id)",
        "ALTER TABLE citizens ADD COLUMN site_id TEXT REFERENCES sites (id)",
        """
        CREATE TABLE trainers (
            staff_id TEXT PRIMARY KEY REFERENCES staff (id),
            unit_id TEXT NOT NULL REFERENCES units (id),
            skills TEXT NOT NULL,
            home_id TEXT REFERENCES sites (id),
            max_minutes BIGINT CHECK (max_minutes >= 0),
            pattern TEXT NOT NULL
        )
        """,
        "CREATE INDEX trainers_by_unit ON trainers (unit_id)",
        """
        CREATE TABLE shift_days (
            staff_id TEXT NOT NULL REFERENCES trainers (staff_id) ON DELETE CASCADE,
            date TEXT NOT NULL,
            shifts TEXT NOT NULL,
            PRIMARY KEY (staff_id, date)
        )
        """,
        """
        CREATE TABLE rooms (
            id TEXT PRIMARY KEY,
            unit_id TEXT NOT NULL REFERENCES units (id),
            name TEXT NOT NULL CHECK (name <> ''),
            capacity BIGINT NOT NULL CHECK (capacity >= 1),
            site_id TEXT REFERENCES sites (id),
            opening TEXT NOT NULL,
            ended_at BIGINT
        )
        """,
        """
        CREATE TABLE pool_devices (
            id TEXT PRIMARY KEY,
            unit_id TEXT NOT NULL REFERENCES units (id),
            name TEXT NOT NULL CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind <> ''),
            device_id TEXT REFERENCES devices (id),
            ended_at BIGINT
        )
        """,
        """
        CREATE TABLE absences (
            id TEXT PRIMARY KEY,
            unit_id TEXT NOT NULL REFERENCES units (id),
            staff_id TEXT REFERENCES staff (id),
            pool_device_id TEXT REFERENCES pool_devices (id),
            room_id TEXT REFERENCES rooms (id),
            from_date TEXT NOT NULL,
            from_time TEXT NOT NULL,
            to_date TEXT NOT NULL,
            to_time TEXT NOT NULL,
            reason TEXT NOT NULL,
            CHECK (from_date < to_date OR (from_date = to_date AND from_time < to_time)),
            CHECK ((CASE WHEN staff_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN pool_device_id IS NULL THEN 0 ELSE 1 END)
                + (CASE WHEN room_id IS NULL THEN 0 ELSE 1 END) = 1)
        )
        """,
        "CREATE INDEX absences_by_unit ON absences (unit_id, to_date)",
        """
        CREATE TABLE unit_planning (
            unit_id TEXT PRIMARY KEY REFERENCES units (id),
            country TEXT CHECK (country IN ('DK', 'SE')),
            customs TEXT NOT NULL,
            grain BIGINT NOT NULL CHECK (grain BETWEEN 1 AND 60),
            metres_per_minute BIGINT NOT NULL CHECK (metres_per_minute > 0),
            per_stop BIGINT NOT NULL CHECK (per_stop >= 0)
        )
        """,
        """
        CREATE TABLE closing_days (
            unit_id TEXT NOT NULL REFERENCES units (id),
            date TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (unit_id, date)
        )
        """,
    ]

    private static let courses: [SQL] = [
        """
        CREATE TABLE plan_wishes (
            plan_id TEXT NOT NULL REFERENCES plans (id),
            from_date TEXT NOT NULL,
            wish TEXT NOT NULL,
            PRIMARY KEY (plan_id, from_date)
        )
        """,
        """
        CREATE TABLE plan_pauses (
            id TEXT PRIMARY KEY,
            plan_id TEXT NOT NULL REFERENCES plans (id),
            from_date TEXT NOT NULL,
            through_date TEXT,
            reason TEXT NOT NULL,
            extends BIGINT NOT NULL CHECK (extends IN (0, 1)),
            CHECK (through_date IS NULL OR through_date >= from_date)
        )
        """,
        "CREATE INDEX plan_pauses_by_plan ON plan_pauses (plan_id, from_date)",
        "ALTER TABLE plans ADD COLUMN extended_through TEXT",
        """
        ALTER TABLE sessions ADD COLUMN kind TEXT NOT NULL DEFAULT 'training'
            CHECK (kind IN ('training', 'checkpoint'))
        """,
        "ALTER TABLE sessions ADD COLUMN minutes BIGINT NOT NULL DEFAULT 30 CHECK (minutes BETWEEN 5 AND 240)",
        "ALTER TABLE sessions ADD COLUMN staff_id TEXT REFERENCES staff (id)",
        "ALTER TABLE sessions ADD COLUMN pool_device_id TEXT REFERENCES pool_devices (id)",
        "ALTER TABLE sessions ADD COLUMN room_id TEXT REFERENCES rooms (id)",
        "ALTER TABLE sessions ADD COLUMN is_pinned BIGINT NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1))",
        "ALTER TABLE sessions ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE sessions ADD COLUMN cancel_reason TEXT",
        "CREATE INDEX sessions_by_staff ON sessions (staff_id, date)",
        "CREATE INDEX sessions_by_pool_device ON sessions (pool_device_id, date)",
        "CREATE INDEX sessions_by_room ON sessions (room_id, date)",
    ]

    private static let drafts: [SQL] = [
        """
        CREATE TABLE week_drafts (
            id TEXT PRIMARY KEY,
            unit_id TEXT NOT NULL REFERENCES units (id),
            monday TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('week', 'absence')),
            state TEXT NOT NULL CHECK (state IN ('open', 'published', 'discarded')),
            created_at BIGINT NOT NULL,
            created_by TEXT NOT NULL REFERENCES staff (id),
            ledger TEXT NOT NULL,
            bound BIGINT
        )
        """,
        "CREATE INDEX week_drafts_by_week ON week_drafts (unit_id, monday)",
        """
        CREATE TABLE week_draft_items (
            draft_id TEXT NOT NULL REFERENCES week_drafts (id) ON DELETE CASCADE,
            session_id TEXT NOT NULL REFERENCES sessions (id),
            sequence BIGINT NOT NULL,
            before TEXT NOT NULL,
            after TEXT,
            reasons TEXT NOT NULL,
            ledger TEXT NOT NULL,
            needs TEXT NOT NULL,
            is_published BIGINT NOT NULL DEFAULT 0 CHECK (is_published IN (0, 1)),
            PRIMARY KEY (draft_id, session_id)
        )
        """,
        """
        CREATE TABLE planning_jobs (
            id TEXT PRIMARY KEY,
            unit_id TEXT NOT NULL REFERENCES units (id),
            monday TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
            attempts BIGINT NOT NULL DEFAULT 0,
            lease_until BIGINT,
            seconds DOUBLE PRECISION NOT NULL CHECK (seconds > 0),
            created_by TEXT NOT NULL REFERENCES staff (id),
            created_at BIGINT NOT NULL,
            cost BIGINT,
            bound BIGINT,
            seconds_used DOUBLE PRECISION,
            is_stopped BIGINT NOT NULL DEFAULT 0 CHECK (is_stopped IN (0, 1)),
            draft_id TEXT REFERENCES week_drafts (id),
            failure TEXT,
            CHECK (state <> 'done' OR draft_id IS NOT NULL),
            CHECK (state <> 'failed' OR failure IS NOT NULL)
        )
        """,
        "CREATE INDEX planning_jobs_by_week ON planning_jobs (unit_id, monday)",
        "CREATE INDEX planning_jobs_by_state ON planning_jobs (state, created_at)",
        """
        CREATE TABLE planning_changes (
            id TEXT PRIMARY KEY,
            planner_id TEXT NOT NULL REFERENCES staff (id),
            number BIGINT NOT NULL,
            unit_id TEXT NOT NULL REFERENCES units (id),
            kind TEXT NOT NULL,
            at BIGINT NOT NULL,
            items TEXT NOT NULL,
            is_undone BIGINT NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
            UNIQUE (planner_id, number)
        )
        """,
    ]
}
