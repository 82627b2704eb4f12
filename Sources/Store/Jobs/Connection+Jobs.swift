package import Domain

extension Connection {
    /// Puts a job into the queue; one that was there is begun afresh, but its
    /// crashes are not forgotten.
    package func enqueueJob(
        _ id: ID<Job>, _ kind: Job.Kind = .video, for video: ID<Video>, in language: Language? = nil,
        at instant: Instant
    ) throws {
        try execute(
            """
            INSERT INTO jobs (id, kind, video_id, language, state, created_at)
            VALUES (\(id), \(kind), \(video), \(language?.rawValue ?? ""), 'queued', \(instant))
            ON CONFLICT (video_id, kind, language) DO UPDATE SET state = 'queued', attempts = jobs.attempts + 1,
                breaks = 0, interruptions = 0, waits_for_room = 0, lease_until = NULL, progress = 0, seconds_left = NULL
            """)
    }

    /// Takes the job that has waited longest, also one whose lease ran out
    /// because the process that held it died. Exercise videos go before
    /// spoken instructions, which need a playable video, and those before rest
    /// clips.
    package func takeJob(at instant: Instant, leaseUntil: Instant) throws -> Job? {
        let candidate: ID<Job>? = try value(
            """
            SELECT jobs.id FROM jobs JOIN videos ON videos.id = jobs.video_id
            WHERE (jobs.state = 'queued' OR (jobs.state = 'running' AND jobs.lease_until <= \(instant)))
                AND (jobs.kind <> 'spoken' OR videos.state = 'ready')
            ORDER BY CASE jobs.kind WHEN 'video' THEN 0 WHEN 'spoken' THEN 1 ELSE 2 END, jobs.created_at,
                videos.rest_seconds, jobs.id LIMIT 1
            """)
        guard let candidate else { return nil }
        try execute(
            """
            UPDATE jobs SET state = 'running', attempts = attempts + 1,
                interruptions = interruptions + CASE state WHEN 'running' THEN 1 ELSE 0 END,
                lease_until = \(leaseUntil), waits_for_room = 0, progress = 0, seconds_left = NULL
            WHERE id = \(candidate)
            """)
        return try first(Self.jobs(where: "jobs.id = \(candidate)"))
    }

    /// Renews the lease and notes progress.
    /// - Returns: whether the job is still this process's own.
    package func renewJob(_ job: Job, progress: Double, secondsLeft: Double?, leaseUntil: Instant) throws -> Bool {
        try execute(
            """
            UPDATE jobs SET lease_until = \(leaseUntil), progress = \(progress), seconds_left = \(secondsLeft)
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """) == 1
    }

    /// Whether the job is still this process's own.
    package func holds(_ job: Job) throws -> Bool {
        let mine: Int? = try value(
            """
            SELECT COUNT(*) FROM jobs
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """)
        return mine == 1
    }

    /// Ends the job.
    /// - Returns: whether it was still this process's own.
    package func endJob(_ job: Job, as state: Job.State) throws -> Bool {
        try execute(
            """
            UPDATE jobs SET state = \(state), breaks = \(job.breaks), crashes = \(job.crashes), lease_until = NULL,
                seconds_left = NULL
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """) == 1
    }

    /// Puts the job back into the queue with its counts as they are in `job`,
    /// if it is still this process's own.
    package func requeue(_ job: Job) throws {
        try execute(
            """
            UPDATE jobs SET state = 'queued', breaks = \(job.breaks), crashes = \(job.crashes),
                waits_for_room = \(job.waitsForRoom), lease_until = NULL, progress = 0, seconds_left = NULL
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """)
    }

    /// Puts every running job back into the queue; only for a process that
    /// knows itself to be the only one.
    package func requeueRunningJobs() throws {
        try execute(
            """
            UPDATE jobs SET state = 'queued', interruptions = interruptions + 1, lease_until = NULL
            WHERE state = 'running'
            """)
    }

    /// The job that makes a video's pictures.
    package func job(of video: ID<Video>) throws -> Job? {
        try first(Self.jobs(where: "jobs.video_id = \(video) AND jobs.kind <> 'spoken'"))
    }

    /// All jobs of a video, its spoken instructions' too.
    package func jobs(of video: ID<Video>) throws -> [Job] {
        try all(Self.jobs(where: "jobs.video_id = \(video)") + " ORDER BY jobs.kind, jobs.language")
    }

    /// The jobs whose work folders may be needed.
    package func openJobs() throws -> [ID<Job>] {
        try values("SELECT id FROM jobs WHERE state IN ('queued', 'running')")
    }

    package func unfinishedJobs() throws -> Int {
        try value("SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')") ?? 0
    }

    package func deleteJob(_ kind: Job.Kind, of video: ID<Video>, in language: Language) throws {
        try execute(
            "DELETE FROM jobs WHERE video_id = \(video) AND kind = \(kind) AND language = \(language.rawValue)")
    }

    private static func jobs(where condition: SQL) -> SQL {
        """
        SELECT jobs.*, videos.rest_seconds FROM jobs JOIN videos ON videos.id = jobs.video_id
        WHERE \(sql: condition)
        """
    }
}

extension Job: Record {
    package init(row: Row) throws {
        let language: String = try row["language"]
        self.init(
            id: try row["id"], kind: try row["kind"], video: try row["video_id"], restSeconds: try row["rest_seconds"],
            language: Language(rawValue: language), state: try row["state"], attempts: try row["attempts"],
            breaks: try row["breaks"], interruptions: try row["interruptions"], crashes: try row["crashes"],
            waitsForRoom: try row["waits_for_room"],
            progress: try row["progress"], secondsLeft: try row["seconds_left"])
    }
}
