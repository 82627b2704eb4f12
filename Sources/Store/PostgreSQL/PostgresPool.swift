import Foundation

/// Threads of their own for calls that block, each with its own connection.
///
/// Work waits in one line while all are busy. Threads are made when they are
/// first needed.
final class PostgresPool: Sendable {
    private let size: Int
    /// How long work may wait for its turn, in seconds.
    private let waitLimit: TimeInterval
    private let line = WorkLine()
    private let makeSession: @Sendable () -> PostgresSession

    init(size: Int, waitLimit: TimeInterval, makeSession: @escaping @Sendable () -> PostgresSession) {
        self.size = size
        self.waitLimit = waitLimit
        self.makeSession = makeSession
    }

    /// Runs `work` on one of the threads.
    ///
    /// Throws ``StoreError`` when no thread was free in time, and
    /// `CancellationError` when the task was cancelled before it began.
    func run<Value: Sendable>(_ work: @escaping @Sendable (PostgresSession) throws -> Value) async throws -> Value {
        let ticket = line.ticket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let item = WorkLine.Item(
                    ticket: ticket,
                    perform: { session in continuation.resume(with: Result { try work(session) }) },
                    fail: { error in continuation.resume(throwing: error) })
                switch line.add(item, threadLimit: size) {
                case .taken: break
                case .needsThread: startThread()
                case .waits: expire(ticket)
                }
                // The handler below may have come before the work did.
                if Task.isCancelled { line.withdraw(ticket, CancellationError()) }
            }
        } onCancel: {
            line.withdraw(ticket, CancellationError())
        }
    }

    /// Ends the threads once their present work is done.
    func close() async {
        await withCheckedContinuation { continuation in line.close { continuation.resume() } }
    }

    private func startThread() {
        let thread = Thread { [line, makeSession] in
            let session = makeSession()
            while let item = line.next() { item.perform(session) }
        }
        thread.name = "trin.postgres"
        // Bodies run here; the default on Linux differs between systems.
        thread.stackSize = 2 << 20
        thread.start()
    }

    private func expire(_ ticket: Int) {
        DispatchQueue.global().asyncAfter(deadline: .now() + waitLimit) { [line, size, waitLimit] in
            line.withdraw(
                ticket,
                StoreError(
                    .unavailable,
                    "All \(size) connections to PostgreSQL have been busy for \(Int(waitLimit)) s; try again later."))
        }
    }
}
