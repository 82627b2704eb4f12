import Media

/// Knows since when a worker has made no progress: to repeat itself is none.
actor Watchdog {
    private var patience: Double
    private let farewell: Double
    private var last = ContinuousClock.now
    private var progress: MediaProgress?
    /// The worker's result, once it has said it.
    private(set) var lastWord: WorkerMessage?

    /// - Parameters:
    ///   - patience: seconds without progress.
    ///   - farewell: seconds to end in after the last word.
    init(patience: Double, farewell: Double) {
        self.patience = patience
        self.farewell = farewell
    }

    func hear(_ message: WorkerMessage) {
        switch message {
        case .progress(let update):
            guard update.stage != progress?.stage || update.fraction != progress?.fraction else { return }
            progress = update
            last = .now
        case .playable:
            last = .now
        case .done, .failed:
            lastWord = message
            hearNoMore()
        }
    }

    /// It has nothing more to say and only has to end.
    func hearNoMore() {
        patience = min(patience, farewell)
        last = .now
    }

    /// - Returns: the last word of a worker that went on for too long.
    func waitUntilStill() async throws -> WorkerMessage? {
        while true {
            let left = Duration.seconds(patience) - (.now - last)
            if left <= .zero { return lastWord }
            try await Task.sleep(for: min(left, .seconds(1)))
        }
    }
}
