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
/// of its own takes the job back at once. What a worker has finished stays in
/// the job's folder for the next one.
package struct JobRunner: Service {
    /// How often a job is begun that breaks off with an error.
    package static let tries = 3
    /// After so many crashes of its worker a file is set aside.
    package static let crashes = 2
    /// How often a server may end during a job: should a file be the reason,
    /// it is not one for ever.
    package static let interruptions = 10
    static let leaseSeconds = 20.0

    let database: any Database
    let clock: WallClock
    let folder: MediaFolder
    let worker: MediaWorker
    let logger: Logger
    private let bell: JobBell
    /// Until a job that lacks room on the disk is begun again.
    private let roomPause: Duration

    package init(
        database: any Database, clock: WallClock, folder: MediaFolder, bell: JobBell, worker: MediaWorker,
        logger: Logger, roomPause: Duration = .seconds(10)
    ) {
        self.database = database
        self.clock = clock
        self.folder = folder
        self.bell = bell
        self.worker = worker
        self.logger = logger
        self.roomPause = roomPause
    }

    package func run() async throws {
        await bell.serve(logger: logger, complaint: "A job could not be run; it will be tried again.", runNext)
    }

    /// Runs jobs until none is left.
    package func drain() async throws { while try await runNext() {} }

    /// - Returns: whether there was a job.
    @Sendable private func runNext() async throws -> Bool {
        let now = clock.now
        let lease = now.adding(seconds: Self.leaseSeconds)
        guard var job = try await database.write({ try $0.takeJob(at: now, leaseUntil: lease) }) else { return false }
        guard job.interruptions <= Self.interruptions else {
            let times = job.interruptions
            try await fail(
                job,
                MediaError(
                    .unreadable, "The server ended \(times) times while this was made; try another file.",
                    as: .serverEnded, "\(times)"))
            return true
        }
        logger.info("A job begins.", metadata: Self.metadata(job))
        do {
            try await work(on: job)
            try? FileManager.default.removeItem(at: folder.work(of: job.id))
            logger.info("A job is done.", metadata: Self.metadata(job))
            return true
        } catch  where Task.isCancelled {
            // The server stops, which is no fault of the file. The worker may
            // have ended first, so the error can be any.
            _ = try? await Task { [job] in try await database.write { try $0.requeue(job) } }.value
            throw CancellationError()
        } catch is JobLost {
            logger.notice("A job was taken over by another server.", metadata: Self.metadata(job))
            return true
        } catch let error as MediaError where error.code == .unreadable || error.code == .unsuitable {
            try await fail(job, error)
        } catch let error as WorkerCrash {
            job.crashes += 1
            logger.warning("A worker crashed.", metadata: Self.metadata(job, error))
            if job.crashes >= Self.crashes {
                try await fail(
                    job,
                    MediaError(
                        .unreadable,
                        "The program that reads the file has crashed on it \(job.crashes) times, so the file was set aside;"
                            + " convert it with another program, or try it again.",
                        as: .crashed, "\(job.crashes)"))
            } else {
                try await putBack(job, pause: .seconds(1))
            }
        } catch  where Self.lacksRoom(error) {
            logger.error("There is no room for what a job makes; it waits.", metadata: Self.metadata(job, error))
            job.waitsForRoom = true
            try await putBack(job, pause: roomPause)
        } catch {
            job.breaks += 1
            logger.warning("A job broke off.", metadata: Self.metadata(job, error))
            if job.breaks >= Self.tries {
                try await fail(
                    job,
                    MediaError(
                        .internal,
                        "The file could not be processed: it was tried \(job.breaks) times. Try it again, or another.",
                        as: .brokeOff, "\(job.breaks)"))
            } else {
                try await putBack(job, pause: .seconds(1))
            }
        }
        return true
    }

    /// Puts a job back, and gives what was in its way a moment to go.
    private func putBack(_ job: Job, pause: Duration) async throws {
        try await database.write { try $0.requeue(job) }
        try await Task.sleep(for: pause)
    }

    private func fail(_ job: Job, _ error: MediaError) async throws {
        logger.notice("A file was refused.", metadata: Self.metadata(job, error))
        try await database.write { connection in
            guard try connection.endJob(job, as: .failed) else { throw JobLost() }
            if let language = job.language {
                try connection.failSpoken(in: language, of: job.video, because: error.message, error.refusal)
            } else {
                try connection.failVideo(job.video, because: error.message, error.refusal)
            }
        }
        try? FileManager.default.removeItem(at: folder.work(of: job.id))
    }

    private static func lacksRoom(_ error: any Error) -> Bool {
        switch error {
        case let error as MediaError: error.code == .output
        case let error as FileError: error.isLackOfRoom
        case let error as CocoaError: error.code == .fileWriteOutOfSpace
        default: false
        }
    }

    private static func metadata(_ job: Job, _ error: Any? = nil) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "kind": "\(job.kind.rawValue)", "video": "\(job.video)", "attempt": "\(job.attempts)",
        ]
        if let error { metadata["error"] = "\(error)" }
        return metadata
    }
}

/// Another process has taken the job over.
struct JobLost: Error {}
