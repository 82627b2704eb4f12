import Foundation
import Logging
import Testing

@testable import Store

/// The databases that a service is tested on: SQLite always, PostgreSQL too
/// where several writers or the dialect matter.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    var testDescription: String { rawValue }

    /// Runs `body` on an empty database with Trin's schema, in `folder` or
    /// in a schema of its own.
    func withDatabase(in folder: URL, _ body: (any Database) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            try await Self.with(.sqlite(path: folder.appending(path: "trin.sqlite").path), body)
        case .postgres:
            guard let server = ProcessInfo.processInfo.environment["TRIN_TEST_POSTGRES"] else {
                try Test.cancel("Set TRIN_TEST_POSTGRES=postgres://… to run this on PostgreSQL; Scripts/test does.")
            }
            let schema = "test_" + UUID().uuidString.replacing("-", with: "").lowercased()
            let admin = try await PostgresDatabase(uri: server, connections: 1, logger: .silent)
            try await admin.migrate { try $0.execute(SQL(stringLiteral: "CREATE SCHEMA \(schema)")) }
            let result = await Self.outcome {
                let separator = server.contains("?") ? "&" : "?"
                try await Self.with(.postgres(uri: "\(server)\(separator)options=-csearch_path%3D\(schema)"), body)
            }
            try await admin.migrate { try $0.execute(SQL(stringLiteral: "DROP SCHEMA \(schema) CASCADE")) }
            try await admin.close()
            try result.get()
        }
    }

    private static func with(_ address: DatabaseAddress, _ body: (any Database) async throws -> Void) async throws {
        let database = try await openDatabase(address, logger: .silent)
        let result = await outcome { try await body(database) }
        try await database.close()
        try result.get()
    }

    private static func outcome(_ body: () async throws -> Void) async -> Result<Void, any Error> {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
