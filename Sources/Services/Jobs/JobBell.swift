/// Wakes the job runner when there is something to do, so that nobody waits
/// for its next look.
package actor JobBell {
    private var rung = false
    private var waiting: CheckedContinuation<Void, Never>?

    package init() {}

    package func ring() {
        rung = true
        waiting?.resume()
        waiting = nil
    }

    /// Returns when it was rung since the last wait, or after `seconds`.
    func wait(seconds: Double) async {
        if !rung {
            let timer = Task {
                try await Task.sleep(for: .seconds(seconds))
                self.stopWaiting()
            }
            await withTaskCancellationHandler {
                await withCheckedContinuation { waiting = $0 }
            } onCancel: {
                Task { await self.stopWaiting() }
            }
            timer.cancel()
        }
        rung = false
    }

    private func stopWaiting() {
        waiting?.resume()
        waiting = nil
    }
}
