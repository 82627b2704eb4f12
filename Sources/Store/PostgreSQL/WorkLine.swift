import Foundation

/// First come, first served: work on one side, waiting threads on the other.
///
/// `@unchecked` because the condition guards every stored variable: each is
/// read and written only between `lock` and `unlock`.
final class WorkLine: @unchecked Sendable {
    struct Item: Sendable {
        let ticket: Int
        let perform: @Sendable (PostgresSession) -> Void
        let fail: @Sendable (any Error) -> Void
    }

    enum Reception {
        case taken, needsThread, waits
    }

    private let condition = NSCondition()
    private var items: [Item] = []
    private var lastTicket = 0
    private var threads = 0
    private var idle = 0
    private var isClosed = false
    private var whenEmpty: [@Sendable () -> Void] = []

    func ticket() -> Int {
        condition.withLock {
            lastTicket += 1
            return lastTicket
        }
    }

    func add(_ item: Item, threadLimit: Int) -> Reception {
        condition.lock()
        if isClosed {
            condition.unlock()
            item.fail(StoreError(.unavailable, "The database is closed; open it again."))
            return .taken
        }
        defer { condition.unlock() }
        items.append(item)
        if idle >= items.count {
            condition.signal()
            return .taken
        }
        guard threads < threadLimit else { return .waits }
        threads += 1
        return .needsThread
    }

    /// Waits for work; nil tells the thread to end.
    func next() -> Item? {
        condition.lock()
        idle += 1
        while items.isEmpty, !isClosed { condition.wait() }
        idle -= 1
        if !items.isEmpty {
            defer { condition.unlock() }
            return items.removeFirst()
        }
        threads -= 1
        let waiting = threads == 0 ? takeWaiting() : []
        condition.unlock()
        for resume in waiting { resume() }
        return nil
    }

    /// Fails the work unless a thread has begun it.
    func withdraw(_ ticket: Int, _ error: any Error) {
        condition.lock()
        let index = items.firstIndex { $0.ticket == ticket }
        let item = index.map { items.remove(at: $0) }
        condition.unlock()
        item?.fail(error)
    }

    /// Calls `done` when the last thread has ended.
    func close(done: @escaping @Sendable () -> Void) {
        condition.lock()
        isClosed = true
        let left = items
        items = []
        if threads > 0 { whenEmpty.append(done) }
        let isDone = threads == 0
        condition.broadcast()
        condition.unlock()
        for item in left { item.fail(StoreError(.unavailable, "The database was closed; open it again.")) }
        if isDone { done() }
    }

    private func takeWaiting() -> [@Sendable () -> Void] {
        defer { whenEmpty = [] }
        return whenEmpty
    }
}
