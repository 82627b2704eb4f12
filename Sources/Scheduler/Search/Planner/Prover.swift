import Dispatch
import Synchronization

/// Raises the lower bound beside the search, on a thread of its own.
final class Prover: Sendable {
    private struct State {
        var value = 0
        var upper: Int?
        var isStopped = false
        var isDone = false
    }

    private let state: Mutex<State>
    private let ended = DispatchSemaphore(value: 0)

    init(upper: Int?) { state = Mutex(State(upper: upper)) }

    /// Works until stopped, or for so long, or until the bound has come up to
    /// the best plan.
    func start(_ problem: WeekProblem, isOver: @escaping @Sendable () -> Bool) {
        DispatchQueue.global().async { [self] in
            prove(problem, isOver)
            state.withLock { $0.isDone = true }
            ended.signal()
        }
    }

    private func prove(_ problem: WeekProblem, _ isOver: @escaping @Sendable () -> Bool) {
        var bound = LowerBound(problem)
        state.withLock { $0.value = bound.value }
        var idle = 0
        while true {
            let now = state.withLock { $0 }
            if now.isStopped || isOver() || idle >= 40 { return }
            if let upper = now.upper, bound.value >= upper { return }
            let before = bound.value
            bound.improve(steps: 1, upper: now.upper) { [self] in isOver() || state.withLock { $0.isStopped } }
            idle = bound.value > before ? 0 : idle + 1
            state.withLock { $0.value = bound.value }
        }
    }

    var value: Int { state.withLock { $0.value } }
    var isDone: Bool { state.withLock { $0.isDone } }

    /// Tells what the best plan costs now.
    func know(upper: Int) { state.withLock { $0.upper = upper } }

    /// Ends the work, and waits until it has.
    func stop() {
        state.withLock { $0.isStopped = true }
        ended.wait()
    }
}
