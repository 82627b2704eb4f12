package import Domain
package import Store
import Synchronization

/// Counts the changes of what is played, so that a copy in memory can tell
/// whether it is still true.
///
/// The services that change exercises, videos, programmes, plans or people
/// write through a ``WatchedDatabase``. Changes by another process on the same
/// database are not counted: a copy is used for ``seconds`` at most.
package final class ContentVersion: Sendable {
    package static let seconds = 5.0

    /// The state that a copy was made from.
    package struct Stamp: Sendable {
        fileprivate let changes: Int
        fileprivate let madeAt: Instant
    }

    private let changes = Atomic(0)

    package init() {}

    /// Taken before reading what is copied.
    package func stamp(at now: Instant) -> Stamp {
        Stamp(changes: changes.load(ordering: .acquiring), madeAt: now)
    }

    package func isCurrent(_ stamp: Stamp, at now: Instant) -> Bool {
        let age = now.seconds(since: stamp.madeAt)
        return changes.load(ordering: .acquiring) == stamp.changes && age >= 0 && age < Self.seconds
    }

    package func change() { changes.add(1, ordering: .releasing) }
}

/// A database whose writes count as changes of what is played.
package struct WatchedDatabase: Database {
    let base: any Database
    let version: ContentVersion

    package init(_ base: any Database, version: ContentVersion) {
        self.base = base
        self.version = version
    }

    package var dialect: Dialect { base.dialect }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value { try await base.read(body) }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        // Also when it throws: the answer of a commit may have been lost.
        defer { version.change() }
        return try await base.write(body)
    }

    package func recover() async throws { try await base.recover() }

    package func close() async throws { try await base.close() }
}
