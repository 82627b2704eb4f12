import Domain
import Services
import Synchronization

/// The machine's clock, or a time in the past that the demo is just living
/// through.
final class DemoClock: Sendable {
    private let past = Mutex<Instant?>(nil)

    var wallClock: WallClock { WallClock { self.past.withLock { $0 } ?? WallClock.system.now } }

    func set(_ instant: Instant?) { past.withLock { $0 = instant } }
}
