import Domain
import Foundation
package import Logging

/// Opens the database at `address` and brings its schema up to date.
///
/// Throws ``StoreError`` when it cannot be reached, cannot promise that what
/// was committed lasts, or comes from a newer version of Trin.
package func openDatabase(_ address: DatabaseAddress, logger: Logger) async throws -> any Database {
    let database = try await openUnmigrated(address, logger: logger)
    do {
        try await Migrator(Migration.all, logger: logger, now: { Instant(Date()) }).run(on: database)
    } catch {
        try? await database.close()
        throw error
    }
    return database
}

func openUnmigrated(_ address: DatabaseAddress, logger: Logger) async throws -> any MigratableDatabase {
    switch address {
    case .sqlite(let path): try await SQLiteDatabase(path: path)
    case .postgres(let uri): try await PostgresDatabase(uri: uri, logger: logger)
    }
}

extension Instant {
    init(_ date: Date) { self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded(.down))) }
}
