extension Migration {
    /// Versions of a video from one upload, spoken tracks, and jobs of several
    /// kinds.
    ///
    /// The tables are written anew and renamed, as neither database can change
    /// every constraint in place; renaming takes the references along.
    static let media = Migration(name: "0002-media") { _ in
        newTables + copies + replacements + additions
    }

    private static let newTables: [SQL] = [
        """
        CREATE TABLE new_videos (
            id TEXT PRIMARY KEY,
            exercise_id TEXT REFERENCES exercises (id),
            rest_seconds BIGINT UNIQUE CHECK (rest_seconds > 0),
            is_mirrored BIGINT NOT NULL DEFAULT 0 CHECK (is_mirrored IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('processing', 'ready', 'failed')),
            is_partial BIGINT NOT NULL DEFAULT 0 CHECK (is_partial IN (0, 1)),
            file_name TEXT NOT NULL,
            request TEXT,
            duration DOUBLE PRECISION,
            report TEXT,
            report_version BIGINT NOT NULL DEFAULT 0,
            failure TEXT,
            created_at BIGINT NOT NULL,
            CHECK (exercise_id IS NULL OR rest_seconds IS NULL),
            CHECK (state <> 'ready' OR (duration IS NOT NULL AND report IS NOT NULL)),
            CHECK (state <> 'failed' OR failure IS NOT NULL)
        )
        """,
        """
        CREATE TABLE new_captions (
            video_id TEXT NOT NULL REFERENCES new_videos (id) ON DELETE CASCADE,
            language TEXT NOT NULL CHECK (language IN ('da', 'sv', 'en')),
            webvtt TEXT NOT NULL,
            PRIMARY KEY (video_id, language)
        )
        """,
        """
        CREATE TABLE new_uploads (
            id TEXT PRIMARY KEY,
            staff_id TEXT NOT NULL REFERENCES staff (id),
            file_name TEXT NOT NULL,
            exercise_id TEXT REFERENCES exercises (id),
            length BIGINT NOT NULL CHECK (length > 0),
            received BIGINT NOT NULL CHECK (received BETWEEN 0 AND length),
            video_id TEXT REFERENCES new_videos (id),
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE new_jobs (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('video', 'rest', 'spoken')),
            video_id TEXT NOT NULL REFERENCES new_videos (id) ON DELETE CASCADE,
            language TEXT NOT NULL DEFAULT '' CHECK (language IN ('', 'da', 'sv', 'en')),
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
            attempts BIGINT NOT NULL DEFAULT 0,
            breaks BIGINT NOT NULL DEFAULT 0,
            interruptions BIGINT NOT NULL DEFAULT 0,
            crashes BIGINT NOT NULL DEFAULT 0,
            waits_for_room BIGINT NOT NULL DEFAULT 0 CHECK (waits_for_room IN (0, 1)),
            lease_until BIGINT,
            progress DOUBLE PRECISION NOT NULL DEFAULT 0,
            seconds_left DOUBLE PRECISION,
            created_at BIGINT NOT NULL,
            UNIQUE (video_id, kind, language),
            CHECK ((kind = 'spoken') = (language <> ''))
        )
        """,
    ]

    private static let copies: [SQL] = [
        """
        INSERT INTO new_videos (id, exercise_id, rest_seconds, state, file_name, duration, report, report_version,
            failure, created_at)
        SELECT id, exercise_id, rest_seconds, state, file_name, duration, report,
            CASE WHEN report IS NULL THEN 0 ELSE 1 END, failure, created_at
        FROM videos
        """,
        "INSERT INTO new_captions (video_id, language, webvtt) SELECT video_id, language, webvtt FROM captions",
        """
        INSERT INTO new_uploads (id, staff_id, file_name, exercise_id, length, received, video_id, created_at,
            expires_at)
        SELECT id, staff_id, file_name, exercise_id, length, received, video_id, created_at, expires_at FROM uploads
        """,
        """
        INSERT INTO new_jobs (id, kind, video_id, state, attempts, lease_until, progress, seconds_left, created_at)
        SELECT jobs.id, CASE WHEN videos.rest_seconds IS NULL THEN 'video' ELSE 'rest' END, jobs.video_id, jobs.state,
            jobs.attempts, jobs.lease_until, jobs.progress, jobs.seconds_left, jobs.created_at
        FROM jobs JOIN videos ON videos.id = jobs.video_id
        """,
    ]

    private static let replacements: [SQL] = [
        "DROP TABLE jobs",
        "DROP TABLE uploads",
        "DROP TABLE captions",
        "DROP TABLE videos",
        "ALTER TABLE new_videos RENAME TO videos",
        "ALTER TABLE new_captions RENAME TO captions",
        "ALTER TABLE new_uploads RENAME TO uploads",
        "ALTER TABLE new_jobs RENAME TO jobs",
        "CREATE INDEX videos_by_exercise ON videos (exercise_id, created_at)",
        "CREATE INDEX uploads_by_expiry ON uploads (expires_at)",
        "CREATE INDEX uploads_by_staff ON uploads (staff_id)",
        "CREATE INDEX uploads_by_video ON uploads (video_id)",
        "CREATE INDEX jobs_by_state ON jobs (state, created_at)",
    ]

    private static let additions: [SQL] = [
        "ALTER TABLE videos ADD COLUMN upload_id TEXT REFERENCES uploads (id)",
        "CREATE INDEX videos_by_upload ON videos (upload_id)",
        "UPDATE videos SET upload_id = (SELECT MAX(uploads.id) FROM uploads WHERE uploads.video_id = videos.id)",
        """
        CREATE TABLE spoken_tracks (
            video_id TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
            language TEXT NOT NULL CHECK (language IN ('da', 'sv', 'en')),
            upload_id TEXT NOT NULL REFERENCES uploads (id),
            state TEXT NOT NULL CHECK (state IN ('processing', 'ready', 'failed')),
            track TEXT,
            failure TEXT,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (video_id, language),
            CHECK (state <> 'ready' OR track IS NOT NULL),
            CHECK (state <> 'failed' OR failure IS NOT NULL)
        )
        """,
        "CREATE INDEX spoken_tracks_by_upload ON spoken_tracks (upload_id)",
    ]
}
