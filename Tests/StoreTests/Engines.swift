import Domain
import Foundation
import Logging
import Testing

@testable import Store

/// The two databases that every store test runs on.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    var testDescription: String { rawValue }

    /// `postgres://…` of a server for tests, from `TRIN_TEST_POSTGRES`.
    static let postgresAddress = ProcessInfo.processInfo.environment["TRIN_TEST_POSTGRES"]

    /// Runs `body` on an empty database of its own, removed afterwards.
    func withDatabase(
        migrations: [Migration] = [],
        _ body: (any MigratableDatabase) async throws -> Void
    ) async throws {
        try await withAddress { address in
            let database = try await openUnmigrated(address, logger: .silent)
            do {
                if !migrations.isEmpty { try await Migrator(migrations).run(on: database) }
                try await body(database)
            } catch {
                try? await database.close()
                throw error
            }
            try await database.close()
        }
    }

    /// Runs `body` with the address of an empty database.
    func withAddress(_ body: (DatabaseAddress) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            try await withFolder { try await body(DatabaseAddress("sqlite:\($0)/trin.sqlite")) }
        case .postgres:
            guard let server = Self.postgresAddress else {
                try Test.cancel("Set TRIN_TEST_POSTGRES=postgres://… to run this on PostgreSQL; Scripts/test does.")
            }
            try await withSchema(on: server) { try await body(DatabaseAddress($0)) }
        }
    }
}

/// A schema of its own stands for a database of its own, and is made faster.
private func withSchema(on server: String, _ body: (String) async throws -> Void) async throws {
    let name = "test_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
    let admin = try await PostgresDatabase(uri: server, connections: 1, logger: .silent)
    try await admin.migrate { try $0.execute(SQL(program: "CREATE SCHEMA \(name)")) }
    let separator = server.contains("?") ? "&" : "?"
    do {
        try await body("\(server)\(separator)options=-csearch_path%3D\(name)")
    } catch {
        _ = try? await admin.migrate { try $0.execute(SQL(program: "DROP SCHEMA \(name) CASCADE")) }
        try? await admin.close()
        throw error
    }
    try await admin.migrate { try $0.execute(SQL(program: "DROP SCHEMA \(name) CASCADE")) }
    try await admin.close()
}

/// Runs `body` with the path of an empty folder, removed afterwards.
func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trin-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
}

extension SQL {
    /// Text that a test itself makes, such as a schema's name.
    init(program text: String) { self.init(stringLiteral: text) }
}

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

extension Migrator {
    init(_ migrations: [Migration]) {
        self.init(migrations, logger: .silent, now: { .init(milliseconds: 1_700_000_000_000) })
    }
}

/// What `#expect(throws:)` compares: the code of a ``StoreError``.
func code<Value>(_ body: () async throws -> Value) async -> StoreError.Code? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? StoreError)?.code
    }
}

extension Migration {
    static let things = Migration(name: "0001-things") { dialect in
        [
            """
            CREATE TABLE things (
                id BIGINT PRIMARY KEY NOT NULL,
                integer_ BIGINT,
                real_ DOUBLE PRECISION,
                text_ TEXT UNIQUE,
                bytes_ \(dialect.bytes),
                parent BIGINT REFERENCES things (id),
                CHECK (id >= 0)
            )
            """
        ]
    }
}
