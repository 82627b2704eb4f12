import Domain

/// Slows down the guessing of passwords: after five failures for one user
/// name within 15 minutes, the next try has to wait until they are over.
actor SignInThrottle {
    private static let limit = 5
    private static let window = 15.0 * 60
    private var tries: [String: [Instant]] = [:]

    /// Admits a try. It counts as a failure until ``succeeded(_:)``, so that
    /// many at once get no more guesses than one after the other.
    ///
    /// - Returns: seconds to wait, or nil when the try is admitted.
    func begin(_ userName: String, at now: Instant) -> Int? {
        var recent = tries[userName, default: []].filter { now.seconds(since: $0) < Self.window }
        if recent.count >= Self.limit, let oldest = recent.first {
            return max(1, Int((Self.window - now.seconds(since: oldest)).rounded(.up)))
        }
        recent.append(now)
        tries[userName] = recent
        if tries.count > 10_000 {
            tries = tries.filter { now.seconds(since: $0.value.last ?? now) < Self.window }
        }
        return nil
    }

    func succeeded(_ userName: String) { tries[userName] = nil }
}
