import Domain

/// Gives the same bits for ever, for identifiers in samples.
private struct ConstantGenerator: RandomNumberGenerator {
    mutating func next() -> UInt64 { 0x5EED_5EED_5EED_5EED }
}

extension ID {
    /// The identifier that samples use.
    static var sample: Self {
        var generator = ConstantGenerator()
        return .new(at: Instant(milliseconds: 1_795_000_000_000), using: &generator)
    }
}
