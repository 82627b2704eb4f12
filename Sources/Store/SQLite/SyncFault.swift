import Synchronization

/// Whether pages were copied that may never reach the disk, although SQLite
/// counts them.
final class SyncFault: Sendable {
    private let state = Mutex(false)

    var isSet: Bool {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
