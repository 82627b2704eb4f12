package import Domain

extension Connection {
    package func insert(_ job: PlanningJob) throws {
        try execute(
            """
            INSERT INTO planning_jobs (id, unit_id, monday, state, seconds, created_by, created_at)
            VALUES (\(job.id), \(job.unit), \(job.monday), \(job.state), \(job.seconds), \(job.createdBy),
                    \(job.createdAt))
            """)
    }

    package func planningJob(_ id: ID<PlanningJob>) throws -> PlanningJob? {
        try first("SELECT * FROM planning_jobs WHERE id = \(id)")
    }

    /// The latest job of a week.
    package func planningJob(of unit: ID<Unit>, week monday: CivilDate) throws -> PlanningJob? {
        try first(
            """
            SELECT * FROM planning_jobs WHERE unit_id = \(unit) AND monday = \(monday)
            ORDER BY created_at DESC, id DESC LIMIT 1
            """)
    }

    /// Takes the job that has waited longest, also one whose lease ran out
    /// because the process that held it died.
    package func takePlanningJob(at instant: Instant, leaseUntil: Instant) throws -> PlanningJob? {
        let candidate: ID<PlanningJob>? = try value(
            """
            SELECT id FROM planning_jobs
            WHERE state = 'queued' OR (state = 'running' AND lease_until <= \(instant))
            ORDER BY created_at, id LIMIT 1
            """)
        guard let candidate else { return nil }
        return try first(
            """
            UPDATE planning_jobs SET state = 'running', attempts = attempts + 1, lease_until = \(leaseUntil)
            WHERE id = \(candidate) RETURNING *
            """)
    }

    /// Renews the lease and notes progress.
    /// - Returns: the job, or nil when it is no longer this process's own.
    package func renew(_ job: PlanningJob, leaseUntil: Instant) throws -> PlanningJob? {
        try first(
            """
            UPDATE planning_jobs SET lease_until = \(leaseUntil), cost = \(job.progress?.cost),
                bound = \(job.progress?.bound), seconds_used = \(job.progress?.seconds)
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts) RETURNING *
            """)
    }

    /// Asks the search to end with what it has.
    package func stopPlanningJob(_ id: ID<PlanningJob>) throws {
        try execute("UPDATE planning_jobs SET is_stopped = 1 WHERE id = \(id) AND state IN ('queued', 'running')")
    }

    /// Ends the job with a draft, or with the reason why there is none.
    /// - Returns: whether it was still this process's own.
    package func endPlanningJob(
        _ job: PlanningJob, draft: ID<WeekDraft>?, failure: String? = nil
    ) throws -> Bool {
        let state = draft == nil ? Job.State.failed : .done
        return try execute(
            """
            UPDATE planning_jobs SET state = \(state), lease_until = NULL, draft_id = \(draft), failure = \(failure)
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """) == 1
    }

    /// Puts every running job back into the queue; only for a process that
    /// knows itself to be the only one.
    package func requeuePlanningJobs() throws {
        try execute("UPDATE planning_jobs SET state = 'queued', lease_until = NULL WHERE state = 'running'")
    }

    package func requeue(_ job: PlanningJob) throws {
        try execute(
            """
            UPDATE planning_jobs SET state = 'queued', lease_until = NULL
            WHERE id = \(job.id) AND state = 'running' AND attempts = \(job.attempts)
            """)
    }
}

extension PlanningJob: Record {
    package init(row: Row) throws {
        var progress: Progress?
        if let cost: Int = try row["cost"], let bound: Int = try row["bound"],
            let seconds: Double = try row["seconds_used"]
        {
            progress = Progress(cost: cost, bound: bound, seconds: seconds)
        }
        self.init(
            id: try row["id"], unit: try row["unit_id"], monday: try row["monday"], state: try row["state"],
            attempts: try row["attempts"], seconds: try row["seconds"], createdBy: try row["created_by"],
            createdAt: try row["created_at"], progress: progress, isStopped: try row["is_stopped"],
            draft: try row["draft_id"], failure: try row["failure"])
    }
}
