internal import Foundation

/// Where workers find what is to be done and leave word of what is.
///
/// Everything is guarded by `condition`'s lock.
final class TranscodeBoard: @unchecked Sendable {
    enum Errand: Hashable, Sendable {
        case sound
        case chunk(Int, batch: Int)
    }

    private let condition = NSCondition()
    private var isSoundWaiting: Bool
    private var sound: FinishedTrack?
    private var pools: [ChunkPool]
    private var unfinished: [Int]
    private var error: MediaError?
    private var isStopped = false
    /// Pixels encoded so far.
    private var pixels: Double
    /// Counts signs of life.
    private var beats = 0

    /// - Parameters:
    ///   - sound: the finished sound, if it is there already.
    ///   - batches: chunks that are finished already, for each batch.
    ///   - pixels: that were encoded for them.
    init(sound: FinishedTrack?, chunks: Int, finished batches: [Set<Int>], pixels: Double) {
        self.pixels = pixels
        isSoundWaiting = sound == nil
        self.sound = sound
        pools = batches.map { ChunkPool(count: chunks, finished: $0) }
        unfinished = batches.map { chunks - $0.count }
    }

    private func locked<R>(_ body: () -> R) -> R {
        condition.lock()
        defer { condition.unlock() }
        return body()
    }

    /// The next errand for a worker that has none; nil when there is none
    /// left. Earlier batches go first.
    func next() -> Errand? {
        locked {
            guard !isStopped else { return nil }
            if isSoundWaiting {
                isSoundWaiting = false
                return .sound
            }
            for batch in pools.indices {
                if let number = pools[batch].begin() { return .chunk(number, batch: batch) }
            }
            return nil
        }
    }

    func goOn(after number: Int, batch: Int) -> Int? {
        locked { isStopped ? nil : pools[batch].goOn(after: number) }
    }

    func finished(_ number: Int, batch: Int) {
        locked {
            pools[batch].finish(number)
            unfinished[batch] -= 1
            condition.broadcast()
        }
    }

    func finished(_ track: FinishedTrack) {
        locked {
            sound = track
            condition.broadcast()
        }
    }

    /// Counts work; throws if all is to stop.
    func made(_ pixels: Double) throws(MediaError) {
        let isStopped = locked {
            self.pixels += pixels
            beats += 1
            return self.isStopped
        }
        if isStopped { throw MediaError(.internal, "The transcoding was stopped.") }
    }

    /// The first error stops all workers.
    func fail(_ error: MediaError) {
        locked {
            if !isStopped { self.error = error }
            isStopped = true
            condition.broadcast()
        }
    }

    func stop() { locked { isStopped = true } }

    /// Waits until the sound and a batch are finished.
    ///
    /// - Parameter progress: is told the pixels encoded so far, about ten
    ///   times a second while there is a sign of life, so that whoever
    ///   watches sees it when all workers hang; throws to stop.
    func wait(
        forBatch batch: Int, progress: (Double) throws(MediaError) -> Void
    ) throws(MediaError) -> FinishedTrack {
        var seen = -1
        while true {
            let state = locked { () -> (failure: MediaError?, sound: FinishedTrack?, pixels: Double, beats: Int) in
                if error == nil, unfinished[batch] > 0 || sound == nil {
                    _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
                }
                return (error, unfinished[batch] == 0 ? sound : nil, pixels, beats)
            }
            if let failure = state.failure { throw failure }
            if state.beats != seen { try progress(state.pixels) }
            seen = state.beats
            if let sound = state.sound { return sound }
        }
    }
}
