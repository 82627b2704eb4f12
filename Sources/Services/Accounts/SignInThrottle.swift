import Domain

/// Slows down the guessing of passwords: after five failures for one user
/// name within 15 minutes, the next try has to wait until they are over.
actor SignInThrottle {
    private static let limit = 5
    private static let window = 15.0 * 60
    private var failures: [String: [Instant]] = [:]

    /// - Returns: seconds to wait, or nil when a try is allowed.
    func wait(for userName: String, at now: Instant) -> Int? {
        let recent = failures[userName, default: []].filter { now.seconds(since: $0) < Self.window }
        guard recent.count >= Self.limit, let oldest = recent.first else { return nil }
        return max(1, Int((Self.window - now.seconds(since: oldest)).rounded(.up)))
    }

    func failed(_ userName: String, at now: Instant) {
        failures[userName, default: []].append(now)
        failures[userName]?.removeAll { now.seconds(since: $0) >= Self.window }
        if failures.count > 10_000 {
            failures = failures.filter { now.seconds(since: $0.value.last ?? now) < Self.window }
        }
    }

    func succeeded(_ userName: String) { failures[userName] = nil }
}
