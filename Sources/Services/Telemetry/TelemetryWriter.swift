import Domain
package import Ingest
package import Logging
import ServiceLifecycle
package import Store

/// Stores what tablets report, durably, before they are answered.
///
/// All batches that wait while one transaction runs share the next one, so
/// the fsync of a transaction is the batching window. The queue is bounded: a
/// batch that finds it full is refused and the tablet tries again later.
package actor TelemetryWriter: Service {
    private struct Waiting {
        let batch: TelemetryBatch
        let continuation: CheckedContinuation<Receipt, any Error>
    }

    private let database: any Database
    private let clock: WallClock
    private let logger: Logger
    /// Events that may wait at once.
    private let capacity: Int
    private var queue: [Waiting] = []
    private var waitingEvents = 0
    private var wakeUp: CheckedContinuation<Void, Never>?
    private var isStopping = false

    package init(database: any Database, clock: WallClock, logger: Logger, capacity: Int = 20_000) {
        self.database = database
        self.clock = clock
        self.logger = logger
        self.capacity = capacity
    }

    /// Returns when the batch is on stable storage.
    ///
    /// Throws `.busy` when too much waits, and the database's error when it
    /// could not be stored: then nothing of it was.
    package func store(_ batch: TelemetryBatch) async throws -> Receipt {
        guard !isStopping else {
            throw ServiceError(.busy, "The server is being stopped; send the events again.", retryAfter: 5)
        }
        guard waitingEvents + batch.verdicts.count <= capacity || queue.isEmpty else {
            throw ServiceError(.busy, "Too many events wait to be stored; send them again later.", retryAfter: 5)
        }
        waitingEvents += batch.verdicts.count
        return try await withCheckedThrowingContinuation { continuation in
            queue.append(Waiting(batch: batch, continuation: continuation))
            wake()
        }
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                while let waiting = await next() { await write(waiting) }
            } onCancel: {
                Task { await self.stop() }
            }
        } onGracefulShutdown: {
            Task { await self.stop() }
        }
    }

    /// Everything that waits, or nil when there is nothing more to come.
    private func next() async -> [Waiting]? {
        while queue.isEmpty {
            if isStopping { return nil }
            await withCheckedContinuation { wakeUp = $0 }
        }
        defer {
            queue = []
            waitingEvents = 0
        }
        return queue
    }

    private func write(_ waiting: [Waiting]) async {
        do {
            let now = clock.now
            let batches = waiting.map(\.batch)
            let receipts = try await database.write { connection in
                try TelemetryTransaction(connection, now: now).store(batches)
            }
            for (waiting, receipt) in zip(waiting, receipts) { waiting.continuation.resume(returning: receipt) }
        } catch  where waiting.count > 1 && (error as? StoreError)?.code != .unavailable {
            // It may be one batch that cannot be stored: the others shall not
            // wait for it for ever.
            for waiting in waiting { await write([waiting]) }
        } catch {
            logger.error(
                "Events could not be stored; the tablets will send them again.", metadata: ["error": "\(error)"])
            for waiting in waiting { waiting.continuation.resume(throwing: error) }
        }
    }

    private func stop() {
        isStopping = true
        wake()
    }

    private func wake() {
        wakeUp?.resume()
        wakeUp = nil
    }
}
