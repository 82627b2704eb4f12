/// The three kinds of transactions.
enum PostgresTransaction {
    /// One snapshot for all queries.
    case read
    /// As if no other writer existed. SERIALIZABLE rather than one lock for
    /// all writers, so that commits of several processes share a sync.
    case write
    /// One at a time in the whole database. READ COMMITTED, for a snapshot
    /// must not be older than the lock.
    case migration

    var begin: [String] {
        switch self {
        case .read: ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
        case .write: ["BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"]
        case .migration:
            [
                "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", "SET LOCAL statement_timeout = 0",
                // "Trin" in ASCII; any number that no one else locks will do.
                "SELECT pg_advisory_xact_lock(\(0x5472_696E))",
            ]
        }
    }
}
