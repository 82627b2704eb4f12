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
        await keepOn(
            every: interval, from: (number: 0, since: clock.now), logger: logger,
            complaint: "Flags could not be raised; it is tried again."
        ) { round in
            let now = clock.now
            let isOfAll = round.number % roundsToAll == 0
            try await flags.sweep(since: isOfAll ? nil : round.since.adding(seconds: -Self.overlap))
            return (round.number + 1, now)
        }
    }
}
