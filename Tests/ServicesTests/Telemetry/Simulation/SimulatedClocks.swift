import Domain
import Scheduler
import Services

/// A tablet's two clocks, and the rule by which the tablet's page names the
/// starts of the monotonic one. All times are milliseconds.
struct SimulatedClocks {
    /// By how much both run fast, parts of 1.
    let drift: Double
    private let madeAt: Int64
    private var wallIsAhead: Int64
    private var startedAt: Int64
    private var stoodStill: Int64 = 0
    private var apart: Int64 = 0
    private var bootID: UUID7
    private var generator: SplitMix

    /// More than this much apart, and the monotonic clock counts as started
    /// again, as in the page.
    private static let tolerance: Int64 = 2000
    /// The wall clock may be set to 1970 or to the next century.
    private static let farthest: Int64 = 100 * 365 * 86_400_000

    init(at now: Int64, drift: Double, wallIsAhead: Int64, generator: SplitMix) {
        self.drift = drift
        self.wallIsAhead = wallIsAhead
        self.generator = generator
        madeAt = now
        startedAt = now
        bootID = UUID7(at: Instant(milliseconds: now), using: &self.generator)
        start(at: now)
    }

    func wall(at now: Int64) -> Int64 { now + wallIsAhead + Int64(Double(now - madeAt) * drift) }

    private func monotonic(at now: Int64) -> Int64 {
        max(0, Int64(Double(now - startedAt) * (1 + drift)) - stoodStill)
    }

    /// Somebody sets the wall clock.
    mutating func setWall(ahead: Int64) { wallIsAhead = min(max(ahead, -Self.farthest / 2), Self.farthest) }

    mutating func jumpWall(by step: Int64) { setWall(ahead: wallIsAhead + step) }

    /// The monotonic clock stands still for so long, as it does while a
    /// tablet sleeps, or leaps when it is less than nothing.
    mutating func standStill(for time: Int64) { stoodStill += time }

    /// The page is loaded again.
    mutating func start(at now: Int64) {
        startedAt = now
        stoodStill = 0
        begin(at: now)
    }

    private mutating func begin(at now: Int64) {
        apart = wall(at: now) - monotonic(at: now)
        bootID = UUID7(at: Instant(milliseconds: now), using: &generator)
    }

    mutating func read(at now: Int64) -> TelemetryService.Clocks {
        if abs(wall(at: now) - monotonic(at: now) - apart) > Self.tolerance { begin(at: now) }
        return TelemetryService.Clocks(
            sentAt: Instant(milliseconds: wall(at: now)).rfc3339, bootID: "\(bootID)",
            monotonic: "\(monotonic(at: now)).0")
    }
}
