import Domain
import Store
import Synchronization

/// A database whose next transaction can be made to fail.
final class FaultyDatabase: Database {
    enum Fault: Sendable {
        /// The process ends before the transaction begins.
        case before
        /// It ends at that statement, so that nothing of it stays.
        case inside(statement: Int)
        /// It ends after the commit, before anyone is answered.
        case after
        /// A database that lies: nothing is kept, though it says so.
        case lie
    }

    private let base: any Database
    private let fault = Mutex<Fault?>(nil)

    init(_ base: any Database) { self.base = base }

    var dialect: Dialect { base.dialect }

    /// What befalls the next transaction that writes.
    func arm(_ next: Fault?) { fault.withLock { $0 = next } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await base.read(body)
    }

    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        let fault = fault.withLock { fault in
            defer { fault = nil }
            return fault
        }
        switch fault {
        case nil: return try await base.write(body)
        case .before: throw Self.end
        case .inside(let statement):
            return try await base.write { try body(EndingConnection($0, statements: statement)) }
        case .after:
            _ = try await base.write(body)
            throw Self.end
        case .lie:
            do {
                return try await base.write { throw Said(value: try body($0)) }
            } catch let said as Said<Value> {
                return said.value
            }
        }
    }

    func recover() async throws { try await base.recover() }

    func close() async throws { try await base.close() }

    fileprivate static let end = StoreError(.unavailable, "The process ended here; start it again.")

    private struct Said<Value: Sendable>: Error {
        let value: Value
    }
}

/// A connection that is cut after some statements.
private final class EndingConnection: Connection {
    private let base: any Connection
    private var left: Int

    init(_ base: any Connection, statements: Int) {
        self.base = base
        left = statements
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try countDown()
        return try base.rows(sql)
    }

    @discardableResult func execute(_ sql: SQL) throws -> Int {
        try countDown()
        return try base.execute(sql)
    }

    /// Each event counts, so that the end also comes between two of them.
    func insert(_ lists: [[StoredEvent]]) throws -> [Bool] {
        let events = lists.joined()
        let stored = try base.insert([Array(events.prefix(left))])
        guard events.count <= left else { throw FaultyDatabase.end }
        left -= events.count
        return stored
    }

    private func countDown() throws {
        guard left > 0 else { throw FaultyDatabase.end }
        left -= 1
    }
}
