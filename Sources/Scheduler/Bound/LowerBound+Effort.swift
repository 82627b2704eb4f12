extension LowerBound {
    /// How thoroughly tours are priced.
    enum Effort: Sendable {
        /// Only those that were found before.
        case knownTours
        /// New ones too, but the best may be missed.
        case quickTours
        /// All: this is what a proof needs.
        case allTours
    }
}
