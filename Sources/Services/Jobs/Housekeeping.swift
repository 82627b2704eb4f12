package import Logging
import ServiceLifecycle
package import Store

/// Removes what is over: expired uploads, sign-ins and pairing codes.
package struct Housekeeping: Service {
    let database: any Database
    let clock: WallClock
    let uploads: UploadService
    let logger: Logger
    /// Between two rounds.
    let interval: Duration

    package init(
        database: any Database, clock: WallClock, uploads: UploadService, logger: Logger,
        interval: Duration = .seconds(600)
    ) {
        self.database = database
        self.clock = clock
        self.uploads = uploads
        self.logger = logger
        self.interval = interval
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await sweep()
                } catch {
                    logger.warning("Housekeeping failed; it is tried again later.", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: interval)
            }
        }
    }

    package func sweep() async throws {
        let now = clock.now
        try await uploads.sweep()
        try await database.write { connection in
            try connection.sweepSignIns(at: now)
            try connection.sweepPairings(at: now)
        }
    }
}
