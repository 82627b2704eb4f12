import Domain
import Services
import Synchronization

/// A clock that a test moves on.
final class TestClock: Sendable {
    /// Thursday 2026-10-01, 10:00 in Copenhagen.
    static let start = Instant(milliseconds: 1_790_841_600_000)

    private let instant = Mutex(start)

    var now: Instant { instant.withLock { $0 } }

    func advance(seconds: Double) { instant.withLock { $0 = $0.adding(seconds: seconds) } }

    func advance(days: Int) { instant.withLock { $0 = $0.adding(days: days) } }

    var wallClock: WallClock { WallClock { self.now } }
}
