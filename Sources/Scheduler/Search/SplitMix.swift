/// A small, fast random generator: the same seed gives the same numbers on
/// every machine. (Steele, Lea and Flood 2014)
package struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    @inline(__always)
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of 0 ..< count, nearly evenly; count is above 0.
    @inline(__always)
    package mutating func below(_ count: Int) -> Int {
        Int(((next() >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
    }

    /// In 0 ..< 1.
    @inline(__always)
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
