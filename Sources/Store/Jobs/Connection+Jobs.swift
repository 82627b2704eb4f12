package import Domain

extension Connection {
    package func enqueueJob(_ id: ID<Job>, for video: ID<Video>, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO jobs (id, video_id, state, created_at) VALUES (\(id), \(video), 'queued', \(instant))
            ON CONFLICT (video_id) DO UPDATE SET state = 'queued', attempts = 0, progress = 0, seconds_left = NULL
            """)
    }

    /// Takes the job that has waited longest, also one whose lease ran out
    /// because the process that held it died. Exercise videos go before rest
    /// clips when both wait.
    package func takeJob(at instant: Instant, leaseUntil: Instant) throws -> Job? {
        let candidate: ID<Job>? = try value(
            """
            SELECT jobs.id FROM jobs JOIN videos ON videos.id = jobs.video_id
            WHERE jobs.state = 'queued' OR (jobs.state = 'running' AND jobs.lease_until <= \(instant))
            ORDER BY videos.rest_seconds IS NOT NULL, jobs.created_at, videos.rest_seconds, jobs.id LIMIT 1
            """)
        guard let candidate else { return nil }
        try execute(
            """
            UPDATE jobs SET state = 'running', attempts = attempts + 1, lease_until = \(leaseUntil),
                progress = 0, seconds_left = NULL
            WHERE id = \(candidate)
            """)
        return try first(
            "SELECT jobs.*, videos.rest_seconds FROM jobs JOIN videos ON videos.id = jobs.video_id WHERE jobs.id = \(candidate)"
        )
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

    /// Ends the job.
    /// - Returns: whether it was still this process's own.
    package func endJob(_ job: Job, as state: Job.State) throws -> Bool {
        try execute(
            """
            UPDATE jobs SET state = \(state), lease_until = NULL, seconds_left = NULL
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """) == 1
    }

    /// Puts the job back into the queue, if it is still this process's own.
    package func requeue(_ job: Job) throws {
        try execute(
            """
            UPDATE jobs SET state = 'queued', lease_until = NULL, progress = 0, seconds_left = NULL
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """)
    }

    /// Puts the job back as if it had not been begun, if it is still this
    /// process's own.
    package func giveBack(_ job: Job) throws {
        try execute(
            """
            UPDATE jobs SET state = 'queued', attempts = attempts - 1, lease_until = NULL, progress = 0,
                seconds_left = NULL
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """)
    }

    /// Puts every running job back into the queue; only for a process that
    /// knows itself to be the only one.
    package func requeueRunningJobs() throws {
        try execute("UPDATE jobs SET state = 'queued', lease_until = NULL WHERE state = 'running'")
    }

    package func job(of video: ID<Video>) throws -> Job? {
        try first(
            """
            SELECT jobs.*, videos.rest_seconds FROM jobs JOIN videos ON videos.id = jobs.video_id
            WHERE jobs.video_id = \(video)
            """)
    }

    package func unfinishedJobs() throws -> Int {
        try value("SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')") ?? 0
    }
}

extension Job: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], video: try row["video_id"], restSeconds: try row["rest_seconds"],
            state: try row["state"], attempts: try row["attempts"], progress: try row["progress"],
            secondsLeft: try row["seconds_left"])
    }
}
