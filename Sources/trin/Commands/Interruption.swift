import Foundation
import Media
import Synchronization

/// Set by the handler of signals, which are the whole process's.
private let wasInterrupted = Atomic(false)

/// Notices that the user or the system asks to stop, so that nothing
/// half-made is left.
///
/// It sets a flag and does without Dispatch, whose threads watch each other
/// through `/proc`: in a worker that is locked in they would end the process.
struct Interruption {
    init() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            _ = signal(number) { _ in wasInterrupted.store(true, ordering: .relaxed) }
        }
    }

    var isInterrupted: Bool { wasInterrupted.load(ordering: .relaxed) }

    /// Throws once there was a signal.
    func check() throws(MediaError) {
        if isInterrupted { throw MediaError(.internal, "Stopped; nothing was written.") }
    }
}
