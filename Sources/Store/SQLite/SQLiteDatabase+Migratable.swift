import Foundation
import GRDB

extension SQLiteDatabase: MigratableDatabase {
    @discardableResult
    func migrate<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await write(body)
    }

    /// Copies the database to `PATH.before-NAME`.
    func keepCopy(before name: String) async throws {
        let target = "\(path).before-\(name)"
        let draft = target + ".draft"
        try? FileManager.default.removeItem(atPath: draft)
        // Made beforehand, because SQLite would let others read it.
        try DurableFile.create(draft)
        do { try await pool.vacuum(into: draft) } catch { throw StoreError(sqlite: error) }
        try DurableFile.move(draft, to: target)
    }
}
