import Dispatch
import Foundation
import Media
import Synchronization

/// Notices that the user or the system asks to stop, so that nothing
/// half-made is left.
final class Interruption {
    private let flag: Flag
    private let sources: [any DispatchSourceSignal]

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    init() {
        let flag = Flag()
        self.flag = flag
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { flag.isSet.store(true, ordering: .relaxed) }
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }

    var isInterrupted: Bool { flag.isSet.load(ordering: .relaxed) }

    /// Throws once there was a signal.
    func check() throws(MediaError) {
        if isInterrupted { throw MediaError(.internal, "Stopped; nothing was written.") }
    }
}
