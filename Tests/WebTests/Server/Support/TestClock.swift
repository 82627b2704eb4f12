import Domain
import Synchronization

/// A clock that stands still until it is moved: Monday, 23 November 2026,
/// 08:00 UTC at first.
final class TestClock: Sendable {
    private let milliseconds = Mutex<Int64>(1_795_420_800_000)

    var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }

    func advance(seconds: Double) {
        milliseconds.withLock { $0 += Int64(seconds * 1000) }
    }
}
