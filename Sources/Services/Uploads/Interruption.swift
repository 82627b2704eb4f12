import Synchronization

/// A call that somebody may make before or after somebody else listens.
final class Interruption: Sendable {
    private struct State {
        var isCalled = false
        var listener: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    @Sendable func call() {
        let listener = state.withLock { state in
            state.isCalled = true
            return state.listener
        }
        listener?()
    }

    func listen(_ listener: @escaping @Sendable () -> Void) {
        let isCalled = state.withLock { state in
            state.listener = listener
            return state.isCalled
        }
        if isCalled { listener() }
    }
}
