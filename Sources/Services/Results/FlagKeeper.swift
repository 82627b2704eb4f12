import Domain
import Logging
import ServiceLifecycle

/// Keeps flags up to date: soon after something is written, and now and then
/// for what only time tells.
struct FlagKeeper: Service {
    let flags: FlagService
    let clock: WallClock
    let logger: Logger
    /// Between two looks at what was written.
    var interval: Duration = .seconds(5)
    /// Looks until everybody is looked at again.
    var roundsToAll = 120

    /// What a slow transaction wrote at an earlier time is looked at too.
    private static let overlap = 120.0

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var round = 0
            var since = clock.now
            while !Task.isCancelled {
                do {
                    let now = clock.now
                    try await flags.sweep(
                        since: round % roundsToAll == 0 ? nil : since.adding(seconds: -Self.overlap))
                    since = now
                    round += 1
                } catch {
                    logger.warning("Flags could not be raised; it is tried again.", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: interval)
            }
        }
    }
}
