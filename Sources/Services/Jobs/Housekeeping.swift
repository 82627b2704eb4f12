import Domain
import Foundation
package import Logging
import ServiceLifecycle
package import Store

/// Removes what is over: expired uploads, sign-ins and pairing codes, events
/// that were set aside long ago, older versions of videos, and files that
/// nothing refers to.
package struct Housekeeping: Service {
    /// A tablet may be playing a version that has just been replaced.
    package static let daysOfOldVersions = 2

    /// Nobody undoes what was done longer ago.
    static let daysOfChanges = 28

    let database: any Database
    let clock: WallClock
    let uploads: UploadService
    let folder: MediaFolder
    /// How long events that were set aside are kept after somebody touched
    /// them last; 0 for ever.
    let daysOfDeadLetters: Int
    let logger: Logger
    /// Between two rounds.
    let interval: Duration

    package init(
        database: any Database, clock: WallClock, uploads: UploadService, folder: MediaFolder,
        daysOfDeadLetters: Int, logger: Logger,
        interval: Duration = .seconds(600)
    ) {
        self.database = database
        self.clock = clock
        self.uploads = uploads
        self.folder = folder
        self.daysOfDeadLetters = daysOfDeadLetters
        self.logger = logger
        self.interval = interval
    }

    package func run() async throws {
        await keepOn(
            every: interval, from: (), logger: logger, complaint: "Housekeeping failed; it is tried again later."
        ) { _ in try await sweep() }
    }

    package func sweep() async throws {
        let now = clock.now
        try await uploads.sweep()
        try await database.write { connection in
            try connection.sweepSignIns(at: now)
            try connection.sweepPairings(at: now)
            try connection.sweepChanges(before: now.adding(days: -Self.daysOfChanges))
        }
        try await removeDeadLetters(at: now)
        try await removeOldVersions()
        try await removeOrphans()
    }

    private func removeDeadLetters(at now: Instant) async throws {
        guard daysOfDeadLetters > 0 else { return }
        let instant = now.adding(days: -daysOfDeadLetters)
        let removed = try await database.write { try $0.sweepDeadLetters(untouchedSince: instant) }
        if removed > 0 {
            logger.notice(
                "Events that were set aside long ago were removed.",
                metadata: ["events": "\(removed)", "days": "\(daysOfDeadLetters)"])
        }
    }

    /// Forgets versions that a newer one has replaced, with the uploads that
    /// nothing is made from any more. Their files are orphans then.
    private func removeOldVersions() async throws {
        let instant = clock.now.adding(days: -Self.daysOfOldVersions)
        let removed = try await database.write { connection in
            let old = try connection.supersededVideos(before: instant)
            var uploads = try old.flatMap { try connection.deleteVideo($0) }
            uploads += try connection.deleteUnusedUploads()
            return (videos: old, uploads: uploads)
        }
        for upload in removed.uploads { try? FileManager.default.removeItem(at: folder.upload(upload)) }
        if !removed.videos.isEmpty || !removed.uploads.isEmpty {
            logger.info(
                "Older versions were removed.",
                metadata: ["videos": "\(removed.videos)", "uploads": "\(removed.uploads)"])
        }
    }

    /// Removes files whose row is gone. A row is there before its files are,
    /// except that of an upload, whose file is spared while it is young.
    private func removeOrphans() async throws {
        let present = try await offload { [folder] in try folder.present() }
        let known = try await database.read { connection in
            MediaFolder.Known(
                videos: try connection.videoIDs(), uploads: try connection.uploadIDs(), jobs: try connection.openJobs())
        }
        try await offload { [folder] in folder.remove(present, keeping: known) }
    }
}
