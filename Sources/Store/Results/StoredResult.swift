package import Domain

/// A session's result with what is noted beside it.
package struct StoredResult: Sendable, Record {
    package let result: SessionResult
    package let version: Int
    package let updatedAt: Instant

    init(result: SessionResult, version: Int, updatedAt: Instant) {
        self.result = result
        self.version = version
        self.updatedAt = updatedAt
    }

    package init(row: Row) throws {
        self.init(result: try SessionResult(row: row), version: try row["version"], updatedAt: try row["updated_at"])
    }
}
