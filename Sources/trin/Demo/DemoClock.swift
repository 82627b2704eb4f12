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

/// A small generator that gives the same demo each time (SplitMix64, Steele,
/// Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
