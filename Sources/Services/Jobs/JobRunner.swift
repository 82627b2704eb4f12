import Domain
import Foundation
package import Logging
import Media
import ServiceLifecycle
package import Store

/// Makes videos out of uploads, one after the other, for as long as the
/// server runs.
///
/// A job is held by a lease that is renewed while its worker lives. After a
/// crash of the server the lease runs out, or the next server of a database
/// of its own takes the job back at once; after a crash of the worker it is
/// begun again, at most ``attempts`` times.
package struct JobRunner: Service {
    package static let attempts = 3
    private static let leaseSeconds = 20.0

    private let database: any Database
    private let clock: WallClock
    private let folder: MediaFolder
    private let bell: JobBell
    private let worker: MediaWorker
    private let logger: Logger

    package init(
        database: any Database, clock: WallClock, folder: MediaFolder, bell: JobBell, worker: MediaWorker,
        logger: Logger
    ) {
        self.database = database
        self.clock = clock
        self.folder = folder
        self.bell = bell
        self.worker = worker
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await runNext() { continue }
                } catch is CancellationError {
                    break
                } catch {
                    logger.error(
                        "A transcoding job could not be run; it will be tried again.", metadata: ["error": "\(error)"])
                }
                await bell.wait(seconds: 2)
            }
        }
    }

    /// Runs jobs until none is left.
    package func drain() async throws { while try await runNext() {} }

    /// - Returns: whether there was a job.
    private func runNext() async throws -> Bool {
        let now = clock.now
        let lease = now.adding(seconds: Self.leaseSeconds)
        guard let job = try await database.write({ try $0.takeJob(at: now, leaseUntil: lease) }) else { return false }
        guard job.interruptions <= Self.attempts else {
            try await fail(
                job,
                "The video could not be processed: the attempt broke off \(Self.attempts) times. Try another file, or try this one again."
            )
            return true
        }
        logger.info("Transcoding begins.", metadata: ["video": "\(job.video)", "attempt": "\(job.attempts)"])
        let output = folder.work.appending(path: "\(job.id)-\(job.attempts)")
        defer { try? FileManager.default.removeItem(at: output) }
        do {
            let report = try await make(job, into: output)
            try await publish(job, report, from: output)
            logger.info("Transcoding is done.", metadata: ["video": "\(job.video)"])
        } catch let error as MediaError where error.code == .unreadable || error.code == .unsuitable {
            try await fail(job, error.message)
        } catch  where Task.isCancelled {
            // The server stops, which is no fault of the video. The worker may
            // have ended first, so the error can be any.
            _ = try? await Task { try await database.write { try $0.requeue(job) } }.value
            throw CancellationError()
        } catch let error as MediaError where error.code == .output {
            logger.error("A video cannot be written; it waits.", metadata: ["error": "\(error)"])
            try await database.write { try $0.requeue(job) }
            // A full disk has room again only when somebody makes some.
            try await Task.sleep(for: .seconds(10))
        } catch {
            logger.warning("Transcoding broke off.", metadata: ["video": "\(job.video)", "error": "\(error)"])
            try await database.write { try $0.requeue(job) }
            // Not at once: what was in the way may need a moment to go.
            try await Task.sleep(for: .seconds(1))
        }
        return true
    }

    /// Runs the worker, notes its progress and keeps the lease.
    private func make(_ job: Job, into output: URL) async throws -> VideoReport {
        let source = try await source(of: job)
        let progress = LatestProgress()
        return try await withThrowingTaskGroup(of: VideoReport?.self) { group in
            group.addTask {
                try await worker.run(source, output: output) { await progress.set($0) }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    guard try await renew(job, await progress.value) else { throw JobLost() }
                }
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    /// - Returns: whether the job is still this runner's own.
    private func renew(_ job: Job, _ progress: MediaProgress) async throws -> Bool {
        let lease = clock.now.adding(seconds: Self.leaseSeconds)
        return try await database.write {
            try $0.renewJob(
                job, progress: progress.fraction, secondsLeft: progress.secondsLeft, leaseUntil: lease)
        }
    }

    private func source(of job: Job) async throws -> MediaWorker.Source {
        if job.kind == .rest { return try await restSource(of: job) }
        guard let upload = try await database.read({ try $0.upload(of: job.video) }) else {
            throw MediaError(.unreadable, "The uploaded file is no longer there; upload it again.")
        }
        return .file(folder.uploads.appending(path: upload.id.description))
    }

    private func restSource(of job: Job) async throws -> MediaWorker.Source {
        if let seconds = job.restSeconds { return .rest(seconds: seconds) }
        guard let row = try await database.read({ try $0.restCard(of: job.video) }) else {
            throw MediaError(.unsuitable, "The rest's card is no longer wanted.")
        }
        return .card(
            RestCard(language: row.language, name: row.name, side: row.side), seconds: row.seconds,
            poster: folder.video(row.posterOf).appending(path: "poster.jpg"))
    }

    private func publish(_ job: Job, _ report: VideoReport, from output: URL) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(report), as: UTF8.self)
        // Files cannot be moved inside a transaction. A lease that is new has
        // time enough: else a runner that slept would put its files in place
        // of those that another has published since.
        guard try await renew(job, MediaProgress(stage: .finishing, fraction: 1)) else { throw JobLost() }
        try await offload { [folder] in try folder.publish(output, as: job.video) }
        try await database.write { connection in
            guard try connection.endJob(job, as: .done) else { throw JobLost() }
            try connection.publishVideo(job.video, duration: report.duration, report: text)
        }
    }

    private func fail(_ job: Job, _ message: String) async throws {
        logger.notice("A video was refused.", metadata: ["video": "\(job.video)", "reason": "\(message)"])
        try await database.write { connection in
            guard try connection.endJob(job, as: .failed) else { throw JobLost() }
            try connection.failVideo(job.video, because: message)
        }
    }
}

/// Another process has taken the job over.
private struct JobLost: Error {}

private actor LatestProgress {
    private(set) var value = MediaProgress(stage: .probing, fraction: 0)

    func set(_ progress: MediaProgress) { value = progress }
}
