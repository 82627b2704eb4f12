import Foundation
package import Logging

/// A database on a PostgreSQL server, shared with other processes.
package final class PostgresDatabase: Database {
    package let dialect = Dialect.postgres
    private let pool: PostgresPool

    /// Connects to the server at `uri`.
    ///
    /// - Parameters:
    ///   - connections: at most so many at once.
    ///   - waitLimit: seconds to wait for a free connection.
    ///   - patience: seconds to wait for a server that is away or starting.
    package init(
        uri: String, connections: Int = 8, waitLimit: Double = 10, patience: Double = 10, logger: Logger
    ) async throws {
        let again = NSLock()
        pool = PostgresPool(size: connections, waitLimit: waitLimit) {
            PostgresSession(uri: uri, patience: patience, logger: logger, again: again)
        }
        do {
            try await pool.run { try $0.connect() }
        } catch {
            await pool.close()
            throw error
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await pool.run { try $0.run(.read, body) }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await pool.run { try $0.run(.write, body) }
    }

    /// Each thread replaces its connection by itself when it finds it lost;
    /// here it is only seen whether the server takes one.
    package func recover() async throws { try await pool.run { try $0.connect() } }

    package func close() async throws { await pool.close() }
}

extension PostgresDatabase: MigratableDatabase {
    @discardableResult
    func migrate<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await pool.run { try $0.run(.migration, body) }
    }

    /// The server's own backups are its administrator's.
    func keepCopy(before name: String) async throws {}
}
