internal import Foundation

/// Threads that do the same work side by side and are all ended when this
/// returns.
enum Crew {
    /// Guarded by `condition`'s lock.
    private final class Presence: @unchecked Sendable {
        let condition = NSCondition()
        var count: Int
        private var work: (@Sendable () -> Void)?

        init(_ count: Int, _ work: @escaping @Sendable () -> Void) {
            self.count = count
            self.work = work
        }

        func run() {
            condition.lock()
            let work = work
            condition.unlock()
            work?()
        }

        func leave() {
            condition.lock()
            count -= 1
            condition.broadcast()
            condition.unlock()
        }

        func waitForAll() {
            condition.lock()
            while count > 0 { condition.wait() }
            // A thread that is about to end holds on to nothing.
            work = nil
            condition.unlock()
        }
    }

    /// Runs `lead` on the calling thread while `count` threads run `work`.
    static func run<R>(
        _ count: Int, work: @escaping @Sendable () -> Void, lead: () throws(MediaError) -> R,
        stop: () -> Void
    ) throws(MediaError) -> R {
        let presence = Presence(count, work)
        for _ in 0..<count {
            let thread = Thread {
                presence.run()
                presence.leave()
            }
            // libav's filters and x264 need more than the default.
            thread.stackSize = 8 << 20
            thread.start()
        }
        defer {
            stop()
            presence.waitForAll()
        }
        return try lead()
    }
}
