import Domain
import Synchronization

/// Who a cookie's secret stood for a few seconds ago, so that a player's many
/// requests do not each read the database.
///
/// What ends a pairing or a sign-in calls ``forget()`` after its transaction:
/// in this process it holds at once. Another process on the same database
/// follows within ``seconds``.
final class RecentLookups<Value: Sendable>: Sendable {
    static var seconds: Double { 5 }

    private struct Entry: Sendable {
        let value: Value
        let readAt: Instant
    }

    private struct State: Sendable {
        var entries = BoundedCache<String, Entry>(capacity: 10_000)
        /// How often everything was forgotten.
        var epoch = 0
    }

    private let state = Mutex(State())

    /// What was found for `secret`, if that is not too long ago.
    func value(for secret: String, at now: Instant) -> Value? {
        state.withLock { state in
            guard let entry = state.entries[secret] else { return nil }
            let age = now.seconds(since: entry.readAt)
            return age >= 0 && age < Self.seconds ? entry.value : nil
        }
    }

    /// Keeps what `read` finds, unless something was forgotten meanwhile: then
    /// it may have read from before.
    func value(
        for secret: String, at now: Instant, orRead read: () async throws -> Value?
    ) async throws -> Value? {
        if let value = value(for: secret, at: now) { return value }
        let epoch = state.withLock { $0.epoch }
        guard let value = try await read() else { return nil }
        state.withLock { state in
            guard state.epoch == epoch else { return }
            state.entries.insert(Entry(value: value, readAt: now), for: secret)
        }
        return value
    }

    func forget() {
        state.withLock { state in
            state.entries.removeAll()
            state.epoch += 1
        }
    }
}
