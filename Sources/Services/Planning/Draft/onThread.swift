import Foundation
import Glibc

/// Runs work that computes for long on a thread of its own, which gives way
/// to everything else that the machine has to do. So do the threads that the
/// work starts.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let thread = Thread {
            // On Linux this is the thread's own; it inherits it to its
            // children (sched(7)).
            _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, 10)
            continuation.resume(returning: work())
        }
        thread.stackSize = 8 << 20
        thread.start()
    }
}
