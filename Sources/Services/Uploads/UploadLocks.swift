import Domain
import Synchronization

/// One writer an upload at a time.
///
/// A second request is refused while the first one brings bytes. When it has
/// brought none for some seconds, its connection is taken for lost: it is
/// interrupted, what it brought is kept, and the second may go on.
final class UploadLocks: Sendable {
    /// Seconds.
    static var patience: Double { 10 }

    private struct Holder {
        /// When its last bytes came.
        var lastBytesAt: Instant
        let interrupt: @Sendable () -> Void
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let holders = Mutex<[ID<Upload>: Holder]>([:])

    /// - Parameters:
    ///   - isPatient: whether to leave a holder alone that has fallen silent.
    ///   - interrupt: makes the holder let go soon.
    /// - Returns: false when another request holds the upload.
    func take(
        _ id: ID<Upload>, at now: Instant, isPatient: Bool, interrupt: @escaping @Sendable () -> Void
    ) async -> Bool {
        switch tryToTake(id, at: now, interrupt) {
        case .taken: return true
        case .refused: return false
        case .lost where isPatient: return false
        case .lost(let interruptHolder):
            interruptHolder()
            await released(id)
            // Somebody else may have waited too.
            return tryToTake(id, at: now, interrupt) == .taken
        }
    }

    /// Notes that the holder brings bytes.
    func bytesCame(_ id: ID<Upload>, at now: Instant) {
        holders.withLock { $0[id]?.lastBytesAt = now }
    }

    func release(_ id: ID<Upload>) {
        let holder = holders.withLock { $0.removeValue(forKey: id) }
        for continuation in holder?.waiting ?? [] { continuation.resume() }
    }

    private enum Outcome: Equatable {
        case taken
        case refused
        case lost(@Sendable () -> Void)

        static func == (left: Self, right: Self) -> Bool {
            switch (left, right) {
            case (.taken, .taken), (.refused, .refused): true
            default: false
            }
        }
    }

    private func tryToTake(
        _ id: ID<Upload>, at now: Instant, _ interrupt: @escaping @Sendable () -> Void
    ) -> Outcome {
        holders.withLock { holders in
            guard let holder = holders[id] else {
                holders[id] = Holder(lastBytesAt: now, interrupt: interrupt)
                return .taken
            }
            return now.seconds(since: holder.lastBytesAt) < Self.patience ? .refused : .lost(holder.interrupt)
        }
    }

    private func released(_ id: ID<Upload>) async {
        await withCheckedContinuation { continuation in
            let isFree = holders.withLock { holders in
                holders[id]?.waiting.append(continuation)
                return holders[id] == nil
            }
            if isFree { continuation.resume() }
        }
    }
}
