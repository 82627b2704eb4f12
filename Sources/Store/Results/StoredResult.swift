package import Domain

/// A session's result with what is noted beside it.
package struct StoredResult: Sendable, Record {
    package let result: SessionResult
    package let version: Int
    /// When what a reader is told last changed.
    package let changedAt: Instant

    init(result: SessionResult, version: Int, changedAt: Instant) {
        self.result = result
        self.version = version
        self.changedAt = changedAt
    }

    package init(row: Row) throws {
        let changedAt: Instant? = try row["changed_at"]
        self.init(
            result: try SessionResult(row: row), version: try row["version"],
            changedAt: try changedAt ?? row["updated_at"])
    }

    /// Whether nobody can have taken it for settled yet.
    func isFresh(at instant: Instant) -> Bool { instant.seconds(since: changedAt) < ResultVersion.settlesAfter }
}
