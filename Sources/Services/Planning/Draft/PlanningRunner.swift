package import Domain
import Foundation
package import Logging
import Scheduler
import ServiceLifecycle
package import Store
import Synchronization

/// Plans weeks, one after the other, for as long as the server runs.
///
/// A job is held by a lease that is renewed while its search lives; after a
/// crash another process, or the next start, begins it again.
package struct PlanningRunner: Service {
    static let leaseSeconds = 20.0
    /// How often a job is begun that never comes to an end.
    static let tries = 3

    let database: any Database
    let clock: WallClock
    let zone: Zone
    let search: WeekSearch
    let logger: Logger
    private let bell: JobBell

    package init(
        database: any Database, clock: WallClock, zone: Zone, bell: JobBell, search: WeekSearch = .planner,
        logger: Logger
    ) {
        self.database = database
        self.clock = clock
        self.zone = zone
        self.bell = bell
        self.search = search
        self.logger = logger
    }

    package func run() async throws {
        await bell.serve(logger: logger, complaint: "A week could not be planned; it is tried again.", runNext)
    }

    /// Runs jobs until none is left.
    package func drain() async throws { while try await runNext() {} }

    /// - Returns: whether there was a job.
    @Sendable private func runNext() async throws -> Bool {
        let now = clock.now
        let lease = now.adding(seconds: Self.leaseSeconds)
        guard let job = try await database.write({ try $0.takePlanningJob(at: now, leaseUntil: lease) }) else {
            return false
        }
        guard job.attempts <= Self.tries else {
            try await end(job, failure: "The week was begun \(Self.tries) times and never planned; try fewer seconds.")
            return true
        }
        do {
            try await plan(job)
        } catch is JobLost {
            logger.notice("A planning was taken over by another server.", metadata: ["job": "\(job.id)"])
        } catch let error as ServiceError {
            try await end(job, failure: error.message)
        } catch  where Task.isCancelled {
            _ = try? await Task { try await database.write { try $0.requeue(job) } }.value
            throw CancellationError()
        }
        return true
    }

    private func end(_ job: PlanningJob, failure: String) async throws {
        _ = try await database.write { try $0.endPlanningJob(job, draft: nil, failure: failure) }
        logger.warning("A week was not planned.", metadata: ["job": "\(job.id)", "failure": "\(failure)"])
    }

    private func plan(_ job: PlanningJob) async throws {
        let local = zone.local(at: clock.now)
        let facts = try await database.read { [zone] in
            try WeekFacts($0, unit: job.unit, monday: job.monday, zone: zone)
        }
        let week = UnitWeek(facts, for: .planning, now: LocalTime(local.date, local.time))
        guard !week.sessions.isEmpty else {
            throw ServiceError(.conflict, "The week of \(job.monday) has no session to be planned.")
        }
        let signals = SearchSignals(isStopped: job.isStopped)
        let solution = try await withThrowingTaskGroup(of: WeekSolution?.self) { group in
            group.addTask { [search] in
                await withTaskCancellationHandler {
                    await search.run(week.problem, seconds: job.seconds, signals)
                } onCancel: {
                    signals.stop()
                }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: .milliseconds(500))
                    try await renew(job, signals)
                }
            }
            defer {
                signals.stop()
                group.cancelAll()
            }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
        try Task.checkCancellation()
        let now = clock.now
        let (draft, items) = week.draft(solution, of: job, at: now)
        try await database.write { connection in
            try connection.insert(draft, items)
            guard try connection.endPlanningJob(job, draft: draft.id) else { throw JobLost() }
        }
        logger.info(
            "A week was planned.",
            metadata: ["job": "\(job.id)", "cost": "\(solution.cost)", "bound": "\(solution.bound)"])
    }

    private func renew(_ job: PlanningJob, _ signals: SearchSignals) async throws {
        var job = job
        job.progress = signals.progress
        let lease = clock.now.adding(seconds: Self.leaseSeconds)
        let current = try await database.write { [job] in try $0.renew(job, leaseUntil: lease) }
        guard let current else { throw JobLost() }
        if current.isStopped { signals.stop() }
    }
}

/// What a search and those who wait for it tell each other.
package final class SearchSignals: Sendable {
    private let state: Mutex<(progress: PlanningJob.Progress?, isStopped: Bool)>

    package init(isStopped: Bool = false) { state = Mutex((nil, isStopped)) }

    package var progress: PlanningJob.Progress? { state.withLock { $0.progress } }
    package var isStopped: Bool { state.withLock { $0.isStopped } }

    package func stop() { state.withLock { $0.isStopped = true } }

    package func report(_ progress: PlanningJob.Progress) { state.withLock { $0.progress = progress } }
}
