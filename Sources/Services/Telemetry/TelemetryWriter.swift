package import Domain
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
    /// What may wait at once.
    private let room: TelemetryLoad
    private var queue: [Waiting] = []
    private var folds = FoldCache()
    private var load = TelemetryLoad()
    private var loadOfDevice: [ID<Device>: TelemetryLoad] = [:]
    private var wakeUp: CheckedContinuation<Void, Never>?
    private var isStopping = false
    /// Between two looks whether the database is back.
    private let pause: Duration
    /// Why nothing is acknowledged, while the database cannot store.
    package private(set) var trouble: Trouble?

    /// What is said while there is trouble.
    private static let refusal = ServiceError(
        .unavailable, "Events cannot be stored now; send them again later.", retryAfter: 5)

    package struct Trouble: Sendable {
        package let since: Instant
        /// One sentence.
        package let message: String
    }

    package init(
        database: any Database, clock: WallClock, logger: Logger,
        room: TelemetryLoad = TelemetryLoad(events: 20_000, bytes: 64 << 20),
        pause: Duration = .seconds(1)
    ) {
        self.database = database
        self.clock = clock
        self.logger = logger
        self.room = room
        self.pause = pause
    }

    /// Returns when the batch is on stable storage.
    ///
    /// Throws `.busy` when too much waits, of all tablets or of this one, and
    /// the database's error when it could not be stored: then nothing of it
    /// was, or nobody knows.
    package func store(_ batch: TelemetryBatch) async throws -> Receipt {
        guard !isStopping else {
            throw ServiceError(.busy, "The server is being stopped; send the events again.", retryAfter: 5)
        }
        if trouble != nil {
            throw Self.refusal
        }
        guard (load + batch.load).fits(in: room) || queue.isEmpty else {
            throw ServiceError(.busy, "Too many events wait to be stored; send them again later.", retryAfter: 5)
        }
        let ownLoad = loadOfDevice[batch.device.id, default: TelemetryLoad()] + batch.load
        guard ownLoad == batch.load || ownLoad.fits(in: room.half) else {
            throw ServiceError(
                .busy, "Too many events of this tablet wait to be stored; send them again later.", reason: .throttled,
                retryAfter: 5)
        }
        load = load + batch.load
        loadOfDevice[batch.device.id] = ownLoad
        return try await withCheckedThrowingContinuation { continuation in
            queue.append(Waiting(batch: batch, continuation: continuation))
            wake()
        }
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                while let waiting = await next() {
                    await write(waiting)
                    if trouble != nil { await recover() }
                }
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
        return drain()
    }

    private func drain() -> [Waiting] {
        defer {
            queue = []
            load = TelemetryLoad()
            loadOfDevice = [:]
        }
        return queue
    }

    private func write(_ waiting: [Waiting]) async {
        do {
            let now = clock.now
            let batches = waiting.map(\.batch)
            let outcome = try await database.write { [folds] connection in
                try TelemetryTransaction(connection, now: now, folds: folds).store(batches)
            }
            folds.keep(outcome.folds)
            for (waiting, receipt) in zip(waiting, outcome.receipts) { waiting.continuation.resume(returning: receipt) }
        } catch  where waiting.count > 1 && (error as? StoreError)?.code != .unavailable {
            // It may be one batch that cannot be stored: the others shall not
            // wait for it for ever.
            for waiting in waiting { await write([waiting]) }
        } catch {
            logger.error(
                "Events could not be stored; the tablets will send them again.", metadata: ["error": "\(error)"])
            if let error = error as? StoreError, error.code == .unavailable {
                trouble = Trouble(since: clock.now, message: error.message)
            }
            for waiting in waiting { waiting.continuation.resume(throwing: error) }
        }
    }

    /// Refuses all that waits, and opens the database anew until it takes a
    /// durable write again.
    private func recover() async {
        for waiting in drain() { waiting.continuation.resume(throwing: Self.refusal) }
        while let since = trouble?.since, !isStopping, !Task.isCancelled {
            do {
                try await database.recover()
                try await database.ping()
                trouble = nil
                logger.info("The database takes events again.")
            } catch {
                let message = (error as? StoreError)?.message ?? "\(error)"
                if message != trouble?.message {
                    logger.error("Events still cannot be stored.", metadata: ["error": "\(message)"])
                }
                trouble = Trouble(since: since, message: message)
                try? await Task.sleep(for: pause)
            }
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
