import Logging
import ServiceLifecycle

/// Orders what sessions need as soon as it is known: after a plan was
/// prescribed, a video became ready, an exercise got another name.
package struct SessionClipKeeper: Service {
    let clips: SessionClips
    let folder: MediaFolder
    let logger: Logger
    /// Between two looks.
    let interval: Duration

    /// Looks from one sweep to the next: an hour.
    private static let looksToSweep = 360

    init(clips: SessionClips, folder: MediaFolder, logger: Logger, interval: Duration = .seconds(10)) {
        self.clips = clips
        self.folder = folder
        self.logger = logger
        self.interval = interval
    }

    package func run() async throws {
        await keepOn(
            every: interval, from: 0, logger: logger,
            complaint: "The clips of sessions could not be ordered; it is tried again."
        ) { looks in
            try await clips.order()
            if looks % Self.looksToSweep == 0 { try await clips.sweep(folder) }
            return looks + 1
        }
    }
}
